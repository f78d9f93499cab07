import type { Entity } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import {
  BlueprintDefinition,
  DeploymentRequest,
  DeploymentResource,
  DeploymentVerdict,
  Release,
} from '@groundwork/backstage-plugin-environments-common';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { StageConfig } from '../config/types';
import { conditionOf } from '../engine/domain/conditions';
import { digestOf } from '../engine/domain/digest';
import { ResourceStore } from '../engine/ResourceStore';
import { StoredEnvironment } from '../environments/types';
import { freezesInForce, FreezeCalendar } from '../freezes/FreezeCalendar';
import { DeploymentStore } from './DeploymentStore';
import { findStageEnvironment } from './findStageEnvironment';
import { decideGates, GateDecision, GateInput } from './gates';
import { readVerified } from './readVerified';
import { resourcesAfter } from './resourcesAfter';
import { QuotaCheck, StoredDeployment } from './types';
import { costPerDayOf } from '../verdict/OwnerQuotas';
import { rounded } from '../money';
import { nameOf } from './words';

/** A version of a blueprint that stages are made by. */
export interface StageBlueprint {
  id: string;
  version: number;
  definition: BlueprintDefinition;
}

/** What is known of a request before the database is looked at. */
export interface PreparedDeployment {
  request: DeploymentRequest;
  component: Entity;
  /** Ref of the component. */
  componentRef: string;
  owner: string;
  stage: StageConfig;
  blueprint: StageBlueprint;
  /** Of the blueprint. */
  inputs: JsonObject;
  release: Release;
  scorecard?: GateInput['scorecard'];
  /** Whether the caller may have gates passed over. */
  mayOverride: boolean;
}

/** What would come of it. */
export interface PlannedDeployment extends GateDecision {
  prepared: PreparedDeployment;
  previousVersion?: string;
  /** What it makes, changes and removes. */
  resources: DeploymentResource[];
  cost: NonNullable<DeploymentVerdict['cost']>;
  planDigest: string;
}

/** What planning reads. */
export interface PlanningOptions {
  stages: readonly StageConfig[];
  store: DeploymentStore;
  resources: Pick<ResourceStore, 'findOf'>;
  freezes: FreezeCalendar;
  quota: QuotaCheck;
  currency: string;
  now: () => Date;
}

/** What runs in a stage of a component; undefined when nothing does. */
export async function findCurrent(
  store: DeploymentStore,
  component: string,
  stage: string,
  knex: Knex,
): Promise<StoredDeployment | undefined> {
  const environment = await findStageEnvironment(knex, component, stage);
  return (
    environment &&
    store.findNewestPlaced({ environmentId: environment.id }, knex)
  );
}

/**
 * Decides about a deployment by what the database says now.
 *
 * @throws ConflictError if nothing can be placed there
 */
export async function planDeployment(
  options: PlanningOptions,
  prepared: PreparedDeployment,
  knex: Knex,
): Promise<PlannedDeployment> {
  const { store, currency } = options;
  const { componentRef, stage, blueprint } = prepared;
  const environment = await findStageEnvironment(knex, componentRef, stage.id);
  if (environment) {
    assertPlaceable(environment, prepared);
  }
  const current =
    environment &&
    (await store.findNewestPlaced({ environmentId: environment.id }, knex));
  const gateInput = await readGateInput(
    options,
    { prepared, environment, current },
    knex,
  );
  const resources = resourcesAfter(
    blueprint.definition,
    environment
      ? await options.resources.findOf(environment.id, knex)
      : new Map(),
  );
  return {
    ...decideGates(gateInput),
    prepared,
    previousVersion: current?.version,
    resources,
    cost: {
      perDay: rounded(costPerDayOf(blueprint.definition)),
      perDayBefore: rounded(current?.costPerDay ?? 0),
      currency,
    },
    planDigest: planDigestOf(prepared, current, resources),
  };
}

async function readGateInput(
  { store, stages, freezes, quota, now }: PlanningOptions,
  {
    prepared,
    environment,
    current,
  }: {
    prepared: PreparedDeployment;
    environment?: StoredEnvironment;
    current?: StoredDeployment;
  },
  knex: Knex,
): Promise<GateInput> {
  const { request, componentRef, owner, stage, blueprint, release } = prepared;
  const { version } = release;
  const before =
    environment &&
    (await store.findNewestPlaced(
      { environmentId: environment.id, version },
      knex,
    ));
  return {
    kind: request.kind,
    version,
    stage,
    ...(await readVerified(
      { store, stages },
      { component: componentRef, stage: stage.after, version },
      knex,
    )),
    hasRunHere: before !== undefined,
    runsHere:
      environment !== undefined &&
      current?.version === version &&
      isAsWanted(environment, version),
    current: current?.version,
    freezes: freezesInForce(await freezes.list(knex), {
      stage: stage.id,
      component: componentRef,
      owner,
      now: now(),
    }),
    scorecard: prepared.scorecard,
    quotaReason: await quota.reasonAgainst(knex, {
      owner,
      blueprintId: blueprint.id,
      definition: blueprint.definition,
      changed: environment,
    }),
    override: request.override && {
      reason: request.override.reason,
      isAllowed: prepared.mayOverride,
    },
  };
}

function planDigestOf(
  { request, componentRef, stage, release, blueprint }: PreparedDeployment,
  current: StoredDeployment | undefined,
  resources: readonly DeploymentResource[],
): string {
  return digestOf({
    component: componentRef,
    stage: stage.id,
    kind: request.kind,
    version: release.version,
    commit: release.commit,
    previousVersion: current?.version ?? '',
    blueprint: blueprint.id,
    blueprintVersion: blueprint.version,
    // Whoever agrees to a deployment agrees to what it destroys.
    lost: resources
      .filter(({ action }) => action === 'destroy' || action === 'replace')
      .map(({ name, action }) => [name, action]),
  });
}

/** Whether a version is what is wanted, and nothing of another one is there. */
function isAsWanted(
  { desired, conditions }: StoredEnvironment,
  version: string,
): boolean {
  return (
    desired.source?.version === version &&
    conditionOf(conditions, 'Synced')?.status !== 'false'
  );
}

/** @throws ConflictError if the environment goes, or is made by something else */
function assertPlaceable(
  { name, desired }: StoredEnvironment,
  { componentRef, stage, blueprint }: PreparedDeployment,
): void {
  if (desired.deleted) {
    throw new ConflictError(
      `${name} is being destroyed; wait until it is gone, then deploy: a new one is made`,
    );
  }
  if (desired.blueprintId !== blueprint.id) {
    // Another blueprint would destroy what is there, data and all.
    throw new ConflictError(
      `${stage.title} of ${nameOf(componentRef)} is made by the blueprint '${
        desired.blueprintId
      }', and its annotation names '${
        blueprint.id
      }' now; put the annotation back, or destroy ${name} first`,
    );
  }
}

/** A plan, as it is answered. */
export function verdictOf(planned: PlannedDeployment): DeploymentVerdict {
  const { prepared, decision, gates, previousVersion, planDigest } = planned;
  const { resources, cost } = planned;
  const { release, stage, request, blueprint } = prepared;
  return {
    decision,
    gates,
    reasons: gates
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ gate, message }) => ({ code: gate, message })),
    version: release.version,
    commit: release.commit,
    previousVersion,
    planDigest,
    resources,
    cost,
    notUndone:
      request.kind === 'rollback'
        ? notUndone(blueprint.definition, previousVersion)
        : [],
    approval:
      decision === 'needs-approval' && stage.approval
        ? { groups: stage.approval.groups, required: stage.approval.required }
        : undefined,
  };
}

/** What a roll-back leaves as it is. */
function notUndone(
  { resources }: Pick<BlueprintDefinition, 'resources'>,
  from: string | undefined,
): string[] {
  const what = from ?? 'what runs now';
  return resources
    .filter(({ type }) => type !== 'service')
    .map(
      ({ name, type }) =>
        `${name} (${type}) stays as it is: data that ${what} has written, and migrations that it has run, are not undone`,
    );
}
