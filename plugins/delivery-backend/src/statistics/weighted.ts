import { assertShare } from './checks';
import { Interval } from './estimate';
import { zOfConfidence } from './normal';
import { interpolate } from './quantile';

/** A value that comes several times. */
export interface WeightedValue {
  value: number;
  /** A whole number from 1. */
  count: number;
}

/** From here on the normal approximation of the binomial is exact enough. */
const MOST_EXACT = 1_000;

/** Values in ascending order, as the functions of this file take them. */
export function inOrder(values: Iterable<WeightedValue>): WeightedValue[] {
  return [...values].sort((a, b) => a.value - b.value);
}

/** How many values there are. */
export function weightOf(values: readonly WeightedValue[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}

/** The value of a rank, where 1 is the smallest. */
function valueAt(sorted: readonly WeightedValue[], rank: number): number {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (passed >= rank) {
      return value;
    }
  }
  throw new RangeError(`No value has rank ${rank}: there are ${passed}`);
}

/**
 * The quantile of values that may come several times (type 7).
 *
 * @param sorted - As {@link inOrder} has them
 * @returns undefined if there are none
 * @throws RangeError unless the probability is from 0 to 1
 */
export function weightedQuantile(
  sorted: readonly WeightedValue[],
  probability: number,
): number | undefined {
  assertShare('probability', probability);
  const n = weightOf(sorted);
  if (n === 0) {
    return undefined;
  }
  const position = (n - 1) * probability;
  const below = valueAt(sorted, Math.floor(position) + 1);
  const above = valueAt(sorted, Math.ceil(position) + 1);
  return interpolate(below, above, position % 1);
}

/**
 * The rank of the lower bound of a median's interval: the greatest for which at
 * most half of what the confidence leaves is below.
 *
 * @returns 0 if there are too few values
 */
export function rankOfMedianBound(n: number, confidence = 0.95): number {
  if (n > MOST_EXACT) {
    const z = zOfConfidence(confidence);
    return Math.max(0, Math.floor((n - z * Math.sqrt(n)) / 2));
  }
  const left = (1 - confidence) / 2;
  let mass = 0.5 ** n;
  let passed = mass;
  let rank = 0;
  while (passed <= left) {
    rank += 1;
    mass *= (n - rank + 1) / rank;
    passed += mass;
  }
  return rank;
}

/**
 * What covers the median of the values that a sample is drawn from, by order
 * statistics: whatever their distribution.
 *
 * @param sorted - As {@link inOrder} has them
 * @returns undefined if there are too few values: fewer than 6 for 95 %
 * @see https://doi.org/10.1136/bmj.296.6634.1454 Campbell and Gardner (1988)
 */
export function weightedMedianInterval(
  sorted: readonly WeightedValue[],
  confidence = 0.95,
): Interval | undefined {
  const n = weightOf(sorted);
  const rank = rankOfMedianBound(n, confidence);
  return rank === 0
    ? undefined
    : { low: valueAt(sorted, rank), high: valueAt(sorted, n + 1 - rank) };
}
