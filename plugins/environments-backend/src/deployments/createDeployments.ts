import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { StageConfig } from '../config/types';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { ResourceStore } from '../engine/ResourceStore';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { FreezeCalendar } from '../freezes/FreezeCalendar';
import { Recorder } from '../records/Recorder';
import { Releases } from '../releases/Releases';
import { ReleaseStore } from '../releases/ReleaseStore';
import { DeploymentDesk } from './DeploymentDesk';
import { DeploymentStore } from './DeploymentStore';
import { DeploymentViews } from './DeploymentViews';
import { Following } from './Following';
import { StageBlueprint } from './planning';
import { Preparer } from './Preparer';
import { StageEnvironments } from './StageEnvironments';
import { Starter } from './Starter';
import { Submitter } from './Submitter';
import {
  Components,
  QuotaCheck,
  ScorecardGate,
  Sources,
  StageBlueprints,
} from './types';

/** What deployments are made with. */
export interface CreateDeploymentsOptions {
  knex: Knex;
  stages: readonly StageConfig[];
  components: Components;
  sources: Sources;
  blueprints: StageBlueprints;
  /** The inputs of a blueprint for somebody who says nothing. */
  defaultInputs: (blueprint: StageBlueprint) => JsonObject;
  quota: QuotaCheck;
  /** Code of ISO 4217 that blueprints give rates in. */
  currency: string;
  /** Absent where scorecards are not installed. */
  scorecards?: ScorecardGate;
  environments: EnvironmentStore;
  resources: Pick<ResourceStore, 'findOf'>;
  operations: Operations;
  operationStore: OperationStore;
  approvals: ApprovalDesk;
  recorder: Recorder;
  logger: LoggerService;
  newId: () => string;
  now: () => Date;
  /** Called after a commit that gives the engine something to do. */
  wake: () => void;
}

/**
 * Puts together releases, stages and deployments: `desk` and `freezes` for the
 * API, `following` for `verifyDue`, to be called now and then.
 */
export function createDeployments(options: CreateDeploymentsOptions) {
  const { knex, stages, approvals, operations } = options;
  const store = new DeploymentStore(knex);
  const releaseStore = new ReleaseStore(knex);
  const releases = new Releases({ ...options, store: releaseStore });
  const freezes = new FreezeCalendar({
    ...options,
    stageIds: stages.map(({ id }) => id),
  });
  const starter = new Starter({ ...options, store, releases: releaseStore });
  const preparer = new Preparer({ ...options, releases, store });
  const views = new DeploymentViews({ ...options, store, releases, preparer });
  const following = new Following({
    ...options,
    store,
    releases: releaseStore,
    freezes,
    starter,
  });
  operations.onEnd((trx, ended) => following.operationEnded(trx, ended));
  approvals.onSettled((trx, approval) =>
    following.approvalSettled(trx, approval),
  );
  const submitter = new Submitter({
    ...options,
    store,
    stageEnvironments: new StageEnvironments(options),
    starter,
    freezes,
  });
  const desk = new DeploymentDesk({
    ...options,
    store,
    releases,
    preparer,
    submitter,
    freezes,
    views,
  });
  return { desk, freezes, following, releases };
}
