import {
  CHECK_STATUSES,
  type CheckStatus,
  type Tally,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Weights of the enforced checks that apply, as an evaluation says them.
 *
 * @public
 */
export interface CheckWeights {
  passedWeight: number;
  knownWeight: number;
  applicableWeight: number;
}

/** How many checks have each status: none. */
export function countNone(): Record<CheckStatus, number> {
  return { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
}

/** Adds how many checks have each status. */
export function addCounts(
  sum: Record<CheckStatus, number>,
  counts: Readonly<Record<CheckStatus, number>>,
): void {
  for (const status of CHECK_STATUSES) {
    sum[status] += counts[status];
  }
}

/**
 * The shares that weights come to. Where nothing applies there are none: such
 * an entity is neither at 0 nor at 100 percent.
 */
export function toShares({
  passedWeight,
  knownWeight,
  applicableWeight,
}: CheckWeights): Pick<Tally, 'score' | 'coverage'> {
  return applicableWeight > 0
    ? {
        score: passedWeight / applicableWeight,
        coverage: knownWeight / applicableWeight,
      }
    : {};
}
