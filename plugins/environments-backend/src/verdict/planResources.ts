import { JsonValue } from '@backstage/types';
import {
  BlueprintDefinition,
  BlueprintResource,
  PlannedResource,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import {
  EnvironmentIdentity,
  ResourceDesire,
  UNKNOWN,
} from '@groundwork/backstage-plugin-environments-node';
import pLimit from 'p-limit';
import { Blackener } from '../engine/Blackener';
import { scopeOf } from '../engine/domain/environmentScope';
import { ReferenceScope, renderReferences } from '../engine/domain/references';
import { isReplaced } from '../engine/domain/steps';
import { Drivers } from '../engine/Drivers';
import { StoredResource } from '../engine/types';
import { StoredEnvironment } from '../environments/types';
import { askForPlan, AskDeps, Planned, refused } from './askForPlan';

/** Stands for the id of an environment that has none yet. */
export const NEW_ENVIRONMENT = 'new';

const PLANS_AT_ONCE = 4;

/** What planning needs. */
export interface PlanDeps extends AskDeps {
  drivers: Drivers;
}

/** What is planned. */
export interface PlanInput {
  blueprint: BlueprintDefinition;
  /** As it would be; with {@link NEW_ENVIRONMENT} for one that is not there. */
  environment: Pick<
    StoredEnvironment,
    'id' | 'name' | 'owner' | 'component' | 'stage' | 'desired'
  >;
  /** What there is. */
  resources: ReadonlyMap<string, StoredResource>;
}

/** What would become of the resources of an environment. */
export interface ResourcePlans {
  plan: PlannedResource[];
  /** What drivers make their digests of, by resource. */
  fingerprints: Record<string, JsonValue>;
  costPerHour: number;
  reasons: VerdictReason[];
  /** Why nobody can agree to it. */
  notToAgree: VerdictReason[];
}

/** How drivers are asked about one environment. */
interface Asking {
  blackener: Blackener;
  signal: AbortSignal;
}

/** Asks drivers what they would do. It changes nothing anywhere. */
export async function planResources(
  deps: PlanDeps,
  input: PlanInput,
  signal: AbortSignal,
): Promise<ResourcePlans> {
  const limit = pLimit(PLANS_AT_ONCE);
  const { blueprint, resources } = input;
  const names = new Set(blueprint.resources.map(({ name }) => name));
  const removed = [...resources.values()].filter(it => !names.has(it.name));
  const asking: Asking = {
    blackener: new Blackener({ ...deps, environmentId: input.environment.id }),
    signal,
  };
  const planned = await Promise.all([
    ...blueprint.resources.map(it =>
      limit(() => planOne(deps, input, it, asking)),
    ),
    ...removed.map(it => limit(() => planRemoval(deps, it, asking))),
  ]);
  return {
    plan: planned.map(({ resource }) => resource),
    fingerprints: Object.fromEntries(
      planned.flatMap(({ resource, fingerprint }) =>
        fingerprint === undefined ? [] : [[resource.name, fingerprint]],
      ),
    ),
    costPerHour: planned.reduce((sum, it) => sum + it.costPerHour, 0),
    reasons: planned.flatMap(({ reason }) => reason ?? []),
    notToAgree: planned.flatMap(({ notToAgree }) => notToAgree ?? []),
  };
}

async function planOne(
  deps: PlanDeps,
  input: PlanInput,
  definition: BlueprintResource,
  asking: Asking,
): Promise<Planned> {
  const { name, type, driver: driverId, cost } = definition;
  const known = input.resources.get(name);
  const action: PlannedResource['action'] = known ? 'update' : 'create';
  const unplanned: PlannedResource = {
    name,
    type,
    driver: driverId,
    action,
    changes: [],
  };
  const perHour = cost?.perHour ?? 0;
  const driver = deps.drivers.find(driverId);
  if (!driver) {
    return lacking(unplanned, perHour, {
      needs: `Resource '${name}' needs`,
      driverId,
    });
  }
  let desired: ResourceDesire;
  try {
    desired = desireOf(input, definition);
  } catch (error) {
    return refused(unplanned, perHour, error);
  }
  const planWith = (state: StoredResource['state']) =>
    askForPlan(
      deps,
      { driver, ...asking },
      { desired, state },
      { unplanned, perHour },
    );
  return known && isReplaced(known, driverId)
    ? planReplacement(deps, known, asking, () => planWith(undefined))
    : planWith(known?.state);
}

/** What another driver has made is removed by that one, and made from nothing. */
async function planReplacement(
  deps: PlanDeps,
  known: StoredResource,
  asking: Asking,
  planNew: () => Promise<Planned>,
): Promise<Planned> {
  const made = await planNew();
  const { resource, costPerHour } = made;
  if (!deps.drivers.find(known.driver)) {
    return lacking(resource, costPerHour, {
      needs: `What there is of resource '${known.name}' is removed by`,
      driverId: known.driver,
    });
  }
  const removed = await planRemoval(deps, known, asking);
  return {
    ...made,
    resource: {
      ...resource,
      action: 'replace',
      changes: [
        `removed by the driver ${known.driver}, with all that is in it, and made anew by ${resource.driver}`,
        ...removed.resource.changes,
        ...resource.changes,
      ],
    },
    reason: made.reason ?? removed.reason,
  };
}

function lacking(
  resource: PlannedResource,
  costPerHour: number,
  { needs, driverId }: { needs: string; driverId: string },
): Planned {
  return {
    resource,
    costPerHour,
    reason: {
      code: 'driver',
      message: `${needs} the driver '${driverId}', which is not there; add the module that brings it`,
    },
  };
}

async function planRemoval(
  deps: PlanDeps,
  known: StoredResource,
  asking: Asking,
): Promise<Planned> {
  const unplanned: PlannedResource = {
    name: known.name,
    type: known.type,
    driver: known.driver,
    action: 'destroy',
    changes: [],
  };
  const driver = deps.drivers.find(known.driver);
  if (!driver) {
    return { resource: unplanned, costPerHour: 0 };
  }
  return askForPlan(
    deps,
    { driver, ...asking },
    { state: known.state },
    { unplanned, perHour: 0 },
  );
}

/** @throws Error if a reference stands where it cannot */
function desireOf(
  { environment, resources }: PlanInput,
  definition: BlueprintResource,
): ResourceDesire {
  const { source } = environment.desired;
  return {
    environment: identityOf(environment),
    resource: definition.name,
    spec: renderReferences(definition.spec, scopeFor(environment, resources), {
      unknown: UNKNOWN,
      at: `/${definition.name}`,
    }),
    source: source && {
      repository: source.repository,
      ref: source.ref,
      commit: source.commit,
    },
  };
}

function scopeFor(
  environment: PlanInput['environment'],
  resources: PlanInput['resources'],
): ReferenceScope {
  const scope = scopeOf(environment, resources.values());
  const { id, ...known } = scope.environment as Record<string, JsonValue>;
  return {
    ...scope,
    environment: id === NEW_ENVIRONMENT ? known : { id, ...known },
  };
}

function identityOf({
  id,
  name,
  owner,
  component,
  stage,
}: PlanInput['environment']): EnvironmentIdentity {
  return { id, name, owner, component, stage };
}
