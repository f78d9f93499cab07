import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { Problems } from './Problems';
import { isStorable, toStorable } from './storable';
import { IngestRequest } from './types';

/** By how much the clock of who observes may be ahead. */
export const MAX_AHEAD_MS = 5 * 60_000;

const MAX_SHOWN = 200;

/**
 * Observations by entity, without those that cannot be meant. Those that are
 * from a clock that is somewhat ahead are from now.
 */
export function sortOut(
  request: Pick<IngestRequest, 'observations' | 'now'>,
  problems: Problems,
): Map<string, FactObservation[]> {
  const byEntity = new Map<string, FactObservation[]>();
  for (const observation of request.observations) {
    const { entityRef } = observation;
    const message =
      describeBadRef(entityRef) ??
      describeBadTime(observation.observedAt, request.now);
    if (message === undefined) {
      const known = byEntity.get(entityRef);
      const clamped = withoutFuture(observation, request.now);
      if (known) {
        known.push(clamped);
      } else {
        byEntity.set(entityRef, [clamped]);
      }
    } else {
      const shown = toStorable(String(entityRef).slice(0, MAX_SHOWN));
      problems.add({ entityRef: shown, message });
    }
  }
  return byEntity;
}

function describeBadRef(entityRef: unknown): string | undefined {
  return typeof entityRef === 'string' && isStorable(entityRef)
    ? undefined
    : 'is not an entity ref such as component:default/orders';
}

/** Why a time cannot be one of an observation; undefined when it can. */
export function describeBadTime(
  time: Date | undefined,
  now: Date,
): string | undefined {
  if (time === undefined) {
    return undefined;
  }
  const at = time.getTime();
  if (!(at > 0)) {
    return 'was observed at a time that is none, or before 1970';
  }
  return at > now.getTime() + MAX_AHEAD_MS
    ? `was observed at ${time.toISOString()}, which is in the future: it is ${now.toISOString()}`
    : undefined;
}

function withoutFuture(observation: FactObservation, now: Date) {
  const { observedAt } = observation;
  return observedAt && observedAt > now
    ? { ...observation, observedAt: now }
    : observation;
}
