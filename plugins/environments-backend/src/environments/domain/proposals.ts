import { warnedAt } from '../../engine/domain/expiry';
import { StoredEnvironment } from '../types';

/** An environment as it is when somebody has agreed to what was proposed. */
export function accepted(
  environment: StoredEnvironment,
  now: Date,
): StoredEnvironment {
  const { proposal, ...rest } = environment;
  if (!proposal) {
    return environment;
  }
  const { desired, plans, ttlMs, costPerDay } = proposal;
  const { paused, deleted } = environment.desired;
  return {
    ...rest,
    // Whoever has paused it meanwhile does not want it to run.
    desired: desired ? { ...desired, paused, deleted } : environment.desired,
    agreed: plans,
    // The engine may have paused or woken it meanwhile.
    generation: environment.generation + (desired ? 1 : 0),
    costPerDay,
    // Its time begins now, however long ago it was asked for.
    ...(ttlMs !== undefined && {
      expiresAt: new Date(now.getTime() + ttlMs),
      warned: warnedAt(ttlMs),
    }),
    updatedAt: now,
  };
}

/** An environment as it is when nobody is to agree any more. */
export function withoutProposal(
  environment: StoredEnvironment,
): StoredEnvironment {
  const { proposal, ...rest } = environment;
  return proposal
    ? { ...rest, costPerDay: proposal.costPerDayBefore }
    : environment;
}

/** An environment that was never made, and is not going to be. */
export function neverMade(
  environment: StoredEnvironment,
  { message, now }: { message: string; now: Date },
): StoredEnvironment {
  return {
    ...withoutProposal(environment),
    desired: { ...environment.desired, deleted: true },
    phase: 'deleted',
    message,
    costPerHour: 0,
    deletedAt: now,
    updatedAt: now,
  };
}
