import {
  CollectorFailure,
  FactState,
} from '@groundwork/backstage-plugin-scorecards-common';
import { CollectorState, EntityCollection } from './types';

/** What tells how collecting the facts of an entity went. */
export interface CollectedEntity {
  collections: readonly EntityCollection[];
  /** How the runs of collectors over all entities fare. */
  runs: readonly CollectorState[];
  /** The facts of the entity, afterwards. */
  facts: readonly FactState[];
  now: Date;
}

/**
 * Which collectors could not say anything of an entity, or not all, and since
 * when. Of one that failed as a whole, nothing is said of each of its facts.
 */
export function failuresOf({
  collections,
  runs,
  facts,
  now,
}: CollectedEntity): CollectorFailure[] {
  return collections.flatMap(({ collectorId, error }) => {
    if (error === undefined) {
      return failuresOfFacts(collectorId, facts, now);
    }
    const { errorSince } =
      runs.find(run => run.collectorId === collectorId) ?? {};
    const since = (errorSince ?? now).toISOString();
    return [{ collectorId, error, since }];
  });
}

/** Facts that fail for the same reason, together. */
function failuresOfFacts(
  collectorId: string,
  facts: readonly FactState[],
  now: Date,
): CollectorFailure[] {
  const byReason = new Map<string, CollectorFailure & { factIds: string[] }>();
  for (const { source, factId, error, errorSince } of facts) {
    if (source === collectorId && error !== undefined) {
      const since = errorSince ?? now.toISOString();
      const known = byReason.get(error);
      byReason.set(error, {
        collectorId,
        error,
        since: known && known.since < since ? known.since : since,
        factIds: [...(known?.factIds ?? []), factId],
      });
    }
  }
  return [...byReason.values()];
}
