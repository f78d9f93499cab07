import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ApprovalDesk } from '../approvals/ApprovalDesk';
import { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { EnvironmentsConfig } from '../config/types';
import { Drivers } from '../engine/Drivers';
import { Operations } from '../engine/Operations';
import { OperationStore } from '../engine/OperationStore';
import { ResourceStore } from '../engine/ResourceStore';
import { Recorder } from '../records/Recorder';
import { Timeline } from '../records/Timeline';
import { SecretStore } from '../secrets/SecretStore';
import { OwnerQuotas } from '../verdict/OwnerQuotas';
import { Planner } from '../verdict/Planner';
import { SourceFinder } from '../verdict/SourceFinder';
import { DefaultEnvironmentReader } from './DefaultEnvironmentReader';
import { DefaultEnvironmentService } from './DefaultEnvironmentService';
import { EnvironmentStore } from './EnvironmentStore';

/** What environments are made with. */
export interface CreateEnvironmentsOptions {
  knex: Knex;
  settings: Pick<EnvironmentsConfig, 'currency' | 'repositories'>;
  drivers: Drivers;
  blueprints: BlueprintRegistry;
  secrets: SecretStore;
  approvals: ApprovalDesk;
  recorder: Recorder;
  /** Parts of the engine, as `createEngine` gives them. */
  queue: LeaseQueue;
  environments: EnvironmentStore;
  operationStore: OperationStore;
  operations: Operations;
  resources: ResourceStore;
  /** Called after a commit that gives the engine something to do. */
  wake: () => void;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  logger: LoggerService;
  now: () => Date;
  newId: () => string;
}

/**
 * Puts together what people do with environments: `service` and `reader` for the
 * API, `sources` and `quotas` for deployments.
 */
export function createEnvironments(options: CreateEnvironmentsOptions) {
  const { settings } = options;
  const sources = new SourceFinder({ repositories: settings.repositories });
  const planner = new Planner({
    ...options,
    currency: settings.currency,
    sources,
  });
  const reader = new DefaultEnvironmentReader({
    ...options,
    timeline: new Timeline(options.knex),
    currency: settings.currency,
  });
  const service = new DefaultEnvironmentService({
    ...options,
    planner,
    reader,
  });
  const quotas = new OwnerQuotas(options);
  return { sources, quotas, planner, reader, service };
}
