import { normalCdf } from './normal';
import { comparePairs, compareWeightedPairs, PairCounts } from './pairs';
import { exactUCdf } from './uDistribution';
import { WeightedValue, weightOf } from './weighted';

/** Whether values of one sample tend to be greater than those of another. */
export interface MannWhitneyTest {
  /** Pairs in which the first sample's value is greater; ties count half. */
  u: number;
  /** Two-sided, from 0 to 1. */
  p: number;
  /** How p was found. */
  method: 'exact' | 'normal';
}

function normalP(u: number, m: number, n: number, tieCubes: number): number {
  const size = m + n;
  const variance = ((m * n) / 12) * (size + 1 - tieCubes / (size * (size - 1)));
  const distance = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5);
  return distance === 0 ? 1 : 2 * normalCdf(-distance / Math.sqrt(variance));
}

/**
 * The two-sided test of Mann, Whitney and Wilcoxon. For up to 2,500 pairs without
 * ties it is exact; else it is the normal approximation, with the variance
 * corrected for ties and with continuity correction.
 *
 * @returns undefined if either sample is empty
 * @throws RangeError for a value that is not finite
 * @see https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.mannwhitneyu.html
 */
export function mannWhitney(
  first: readonly number[],
  second: readonly number[],
): MannWhitneyTest | undefined {
  return testOf(comparePairs(first, second), first.length, second.length);
}

/** The same of values that come several times, with Cliff's δ. */
export function weightedMannWhitney(
  first: readonly WeightedValue[],
  second: readonly WeightedValue[],
): (MannWhitneyTest & { delta: number }) | undefined {
  const [m, n] = [weightOf(first), weightOf(second)];
  const test = testOf(compareWeightedPairs(first, second), m, n);
  return test && { ...test, delta: (2 * test.u) / (m * n) - 1 };
}

function testOf(
  { u, tieCubes }: PairCounts,
  m: number,
  n: number,
): MannWhitneyTest | undefined {
  if (m === 0 || n === 0) {
    return undefined;
  }
  const exact = tieCubes === 0 ? exactUCdf(m, n) : undefined;
  return exact
    ? { u, p: Math.min(1, 2 * exact[Math.min(u, m * n - u)]), method: 'exact' }
    : { u, p: normalP(u, m, n, tieCubes), method: 'normal' };
}
