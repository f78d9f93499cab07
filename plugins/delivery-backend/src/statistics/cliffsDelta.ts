import { comparePairs } from './pairs';

/**
 * Cliff's δ: how much more often a value of the first sample is greater than one
 * of the second than it is smaller, from -1 to 1.
 *
 * @returns undefined if either sample is empty
 * @throws RangeError for a value that is not finite
 * @see https://doi.org/10.1037/0033-2909.114.3.494 Cliff (1993)
 */
export function cliffsDelta(
  first: readonly number[],
  second: readonly number[],
): number | undefined {
  const { u } = comparePairs(first, second);
  const pairs = first.length * second.length;
  return pairs === 0 ? undefined : (2 * u) / pairs - 1;
}
