import { EnvironmentOccurrenceKind } from '../../records/occurrence';
import { StoredEnvironment } from '../../environments/types';
import { costPerHourOf, withCost } from '../accrue';
import { StoredResource } from '../types';
import { conditionOf, holds, NewCondition, withConditions } from './conditions';
import { phaseOf } from './phase';
import { readyCondition } from './ready';

/** Why something is not as it is wanted: the engine could not put it right. */
export const REPAIR_FAILED = 'RepairFailed';

/** That what is wanted is there, and nothing is in its way. */
export const SETTLED: readonly NewCondition[] = [
  {
    type: 'Synced',
    status: 'true',
    reason: 'Applied',
    message: 'What is wanted has been applied.',
  },
  {
    type: 'Blocked',
    status: 'false',
    reason: 'Nothing',
    message: 'Nothing holds it up.',
  },
];

/** Something that happened, as a sentence. */
export interface Happened {
  kind: EnvironmentOccurrenceKind;
  message: string;
}

/** How an environment is after it was observed, and what happened by that. */
export function afterObservation(
  environment: StoredEnvironment,
  resources: ReadonlyMap<string, StoredResource>,
  now: Date,
): { environment: StoredEnvironment; happened: Happened[] } {
  const { desired, observedGeneration } = environment;
  const ready = readyCondition(desired, resources);
  const conditions = withConditions(
    environment.conditions,
    [
      ready,
      driftedCondition([...resources.values()]),
      ...(ready.status === 'true' ? mendedConditions(environment) : []),
    ],
    { generation: observedGeneration, now },
  );
  const phase = phaseOf({
    desired,
    conditions,
    // Only those are looked at that could not be repaired.
    operation:
      environment.phase === 'failed'
        ? { kind: 'repair', status: 'failed' }
        : undefined,
    isGone: false,
  });
  const observed: StoredEnvironment = {
    ...withCost(environment, costPerHourOf(resources.values()), now),
    conditions,
    phase,
  };
  return {
    environment: { ...observed, message: messageOf(environment, observed) },
    happened: happenedBetween(environment, observed),
  };
}

/** What a repair that has failed leaves behind goes once all is healthy again. */
function mendedConditions({
  conditions,
}: Pick<StoredEnvironment, 'conditions'>): NewCondition[] {
  return SETTLED.filter(
    ({ type }) => conditionOf(conditions, type)?.reason === REPAIR_FAILED,
  );
}

function driftedCondition(
  resources: ReadonlyArray<Pick<StoredResource, 'name' | 'drift'>>,
): NewCondition {
  const drifted = resources.filter(({ drift }) => drift !== undefined);
  return drifted.length > 0
    ? {
        type: 'Drifted',
        status: 'true',
        reason: 'ChangedOutside',
        message: drifted.map(it => `${it.name}: ${it.drift}`).join('; '),
      }
    : {
        type: 'Drifted',
        status: 'false',
        reason: 'AsApplied',
        message: 'What is there is what was applied.',
      };
}

function messageOf(
  before: StoredEnvironment,
  { phase, conditions }: StoredEnvironment,
): string {
  if (phase === 'degraded') {
    return conditionOf(conditions, 'Ready')?.message ?? '';
  }
  // What was wrong is not wrong any more.
  const wasUnwell = before.phase === 'degraded' || before.phase === 'failed';
  return wasUnwell && phase === 'ready' ? healthyAgain(before) : before.message;
}

function happenedBetween(
  before: StoredEnvironment,
  after: StoredEnvironment,
): Happened[] {
  const { name, desired } = before;
  const happened: Happened[] = [];
  const ready = conditionOf(after.conditions, 'Ready');
  const wasReady = conditionOf(before.conditions, 'Ready')?.status;
  if (!desired.paused && wasReady === 'true' && ready?.status === 'false') {
    happened.push({
      kind: 'environment.degraded',
      message: `${name} is not healthy any more: ${ready.message}`,
    });
  }
  if (!desired.paused && wasReady === 'false' && ready?.status === 'true') {
    happened.push({
      kind: 'environment.recovered',
      message: healthyAgain(before),
    });
  }
  if (
    holds(after.conditions, 'Drifted') &&
    !holds(before.conditions, 'Drifted')
  ) {
    const drift = conditionOf(after.conditions, 'Drifted');
    happened.push({
      kind: 'environment.drifted',
      message: `${name} was changed outside: ${drift?.message}`,
    });
  }
  return happened;
}

function healthyAgain({ name }: Pick<StoredEnvironment, 'name'>): string {
  return `${name} is healthy again`;
}

/**
 * Whether the engine is to make something anew: when something is gone, or was
 * not healthy twice in a row. What somebody has changed outside is left to
 * people.
 */
export function needsRepair(
  desired: { paused: boolean; deleted: boolean },
  observed: readonly StoredResource[],
  before: ReadonlyMap<string, Pick<StoredResource, 'status'>>,
): boolean {
  if (desired.paused || desired.deleted) {
    return false;
  }
  return observed.some(
    ({ name, status }) =>
      status === 'absent' ||
      (status === 'degraded' && before.get(name)?.status === 'degraded'),
  );
}
