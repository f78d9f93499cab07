import { DesiredState } from '@groundwork/backstage-plugin-environments-common';
import { canonicalJson } from '../../engine/domain/digest';
import { conditionOf, withConditions } from '../../engine/domain/conditions';
import { phaseOf } from '../../engine/domain/phase';
import { readyCondition } from '../../engine/domain/ready';
import { StoredOperation, StoredResource } from '../../engine/types';
import { Former, StoredEnvironment } from '../types';
import { withoutProposal } from './proposals';

const NOT_BEGUN =
  'It was cancelled before it had begun; what was wanted before is wanted again.';

const BEGUN =
  'Parts of what was cancelled may be there, and what was wanted before is wanted again: try again to have it put right, or ask for the change anew.';

/**
 * An environment with what was wanted before, so that its operation can be
 * cancelled.
 *
 * @param wanted - with what is wanted from now on
 * @param before - as it was
 * @param unfinished - operations that had not ended then: what was asked for, gives
 * way and was never begun, is not what was there before
 */
export function withFormer(
  wanted: StoredEnvironment,
  {
    before,
    unfinished,
    operationId,
  }: {
    before: StoredEnvironment;
    unfinished: readonly Pick<StoredOperation, 'id' | 'status'>[];
    operationId: string;
  },
): StoredEnvironment {
  const last = unfinished.find(({ id }) => id === before.former?.operationId);
  const isUnbegun = last?.status === 'queued';
  const { desired, agreed, costPerDay, former } =
    before.former && isUnbegun ? before.former : withoutProposal(before);
  return {
    ...wanted,
    former: {
      operationId,
      desired,
      agreed,
      costPerDay,
      costPerDayAfter: wanted.costPerDay,
      // What is under way goes on if this is cancelled, and may be so itself.
      former: last && former,
    },
    // What is there costs as much until it is another, and stays if it is cancelled.
    costPerDay: Math.max(costPerDay, wanted.costPerDay),
  };
}

/** An environment of which what is wanted is not going to be cancelled any more. */
export function withoutFormer(
  environment: StoredEnvironment,
): StoredEnvironment {
  const { former, ...rest } = environment;
  return former ? chargedWith(rest, former.costPerDayAfter) : environment;
}

/** An environment one of whose operations has ended otherwise than by being cancelled. */
export function afterEndOf(
  environment: StoredEnvironment,
  operationId: string,
): StoredEnvironment {
  const { former } = environment;
  if (former?.operationId === operationId) {
    return withoutFormer(environment);
  }
  if (former?.former?.operationId !== operationId) {
    return environment;
  }
  // What takes its place goes back to what it was for, and to what that costs.
  const { former: ended, ...newer } = former;
  return {
    ...environment,
    former: { ...newer, costPerDay: ended.costPerDayAfter },
  };
}

/**
 * An environment that is charged so much from now on, also once what is under way
 * has ended or was cancelled: of what that was to cost, nothing is known any more.
 */
export function chargedFromNowOn(
  environment: StoredEnvironment,
  costPerDay: number,
): StoredEnvironment {
  const { former } = environment;
  return {
    ...environment,
    costPerDay,
    former: former && { ...former, costPerDay, costPerDayAfter: costPerDay },
  };
}

/**
 * An environment with what was wanted before a cancelled operation: no repair is to
 * bring about what was cancelled. Where something was changed already, it is told
 * that not all of it may be what is wanted.
 *
 * @returns undefined if nothing else is wanted without the operation
 */
export function wantedAgain(
  environment: StoredEnvironment,
  {
    operation,
    resources,
    now,
  }: {
    operation: Pick<StoredOperation, 'id' | 'kind' | 'startedAt'>;
    resources: ReadonlyMap<string, StoredResource>;
    now: Date;
  },
): StoredEnvironment | undefined {
  const { former: newest } = environment;
  const known = newest?.operationId === operation.id ? newest : undefined;
  const { desired, agreed, costPerDay, former } =
    known ?? formerOfEngine(environment, operation);
  const left = { ...chargedWith(environment, costPerDay), former };
  if (isSame(desired, environment.desired)) {
    return known && left;
  }
  const wanted: StoredEnvironment = {
    ...left,
    generation: environment.generation + 1,
    updatedAt: now,
    desired,
    agreed,
  };
  return operation.startedAt
    ? withParts(wanted, { operation, resources, now })
    : wanted;
}

/** An environment after an operation was cancelled that had not begun. */
export function asBefore(
  environment: StoredEnvironment,
  {
    operation,
    underWay,
    now,
  }: {
    operation: Pick<StoredOperation, 'kind'>;
    /** Another one, that goes on. */
    underWay?: Pick<StoredOperation, 'kind' | 'status'>;
    now: Date;
  },
): StoredEnvironment {
  const { desired, conditions, generation, observedGeneration } = environment;
  const isSynced = conditionOf(conditions, 'Synced')?.status !== 'false';
  const last = isSynced
    ? undefined
    : { kind: operation.kind, status: 'failed' as const };
  return {
    ...environment,
    updatedAt: now,
    message: NOT_BEGUN,
    observedGeneration:
      isSynced && observedGeneration > 0 && !underWay
        ? generation
        : observedGeneration,
    phase: phaseOf({
      desired,
      conditions,
      operation: underWay ?? last,
      isGone: false,
    }),
  };
}

/** The engine writes nothing of what was before, and only pauses and wakes. */
function formerOfEngine(
  { desired, agreed, costPerDay, former }: StoredEnvironment,
  { kind }: Pick<StoredOperation, 'kind'>,
): Pick<Former, 'desired' | 'agreed' | 'costPerDay' | 'former'> {
  const isPausing = kind === 'pause' || kind === 'resume';
  return {
    desired: isPausing ? { ...desired, paused: kind === 'resume' } : desired,
    agreed,
    costPerDay,
    former,
  };
}

function withParts(
  wanted: StoredEnvironment,
  {
    operation: { kind },
    resources,
    now,
  }: {
    operation: Pick<StoredOperation, 'kind'>;
    resources: ReadonlyMap<string, StoredResource>;
    now: Date;
  },
): StoredEnvironment {
  const { desired, generation } = wanted;
  const conditions = withConditions(
    wanted.conditions,
    [
      readyCondition(desired, resources),
      { type: 'Synced', status: 'false', reason: 'Cancelled', message: BEGUN },
    ],
    { generation, now },
  );
  return {
    ...wanted,
    message: BEGUN,
    conditions,
    phase: phaseOf({
      desired,
      conditions,
      operation: { kind, status: 'cancelled' },
      isGone: false,
    }),
  };
}

/** What may be agreed to is kept free for it besides. */
function chargedWith(
  environment: StoredEnvironment,
  costPerDay: number,
): StoredEnvironment {
  const { proposal } = environment;
  return proposal
    ? {
        ...environment,
        proposal: { ...proposal, costPerDayBefore: costPerDay },
        costPerDay: Math.max(costPerDay, proposal.costPerDay),
      }
    : { ...environment, costPerDay };
}

function isSame(one: DesiredState, other: DesiredState): boolean {
  const textOf = (it: DesiredState) =>
    canonicalJson(JSON.parse(JSON.stringify(it)));
  return textOf(one) === textOf(other);
}
