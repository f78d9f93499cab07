import { FactState } from '@groundwork/backstage-plugin-scorecards-common';

/** The source of facts that others report, rather than a collector observes. */
const PUSHED = 'push';

/** Why nothing is known of some facts. */
export interface NoData {
  /**
   * - `failed`: their source could not observe them
   * - `pushed`: nobody has reported them
   * - `collected`: their source has not observed them
   */
  why: 'failed' | 'pushed' | 'collected';
  source: string;
  factIds: string[];
}

type UnknownFact = Pick<
  FactState,
  'factId' | 'source' | 'observedAt' | 'error'
>;

function whyOf({ source, error }: UnknownFact): NoData['why'] {
  if (error) {
    return 'failed';
  }
  return source === PUSHED ? 'pushed' : 'collected';
}

/**
 * Says of facts that were never observed why, one for each source; the first
 * are those whose source failed.
 */
export function noDataOf(facts: readonly UnknownFact[]): NoData[] {
  const found = new Map<string, NoData>();
  for (const fact of facts) {
    if (fact.observedAt === undefined) {
      const why = whyOf(fact);
      const key = `${why} ${fact.source}`;
      const known = found.get(key);
      found.set(key, {
        why,
        source: fact.source,
        factIds: [...(known?.factIds ?? []), fact.factId],
      });
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(b.why === 'failed') - Number(a.why === 'failed'),
  );
}
