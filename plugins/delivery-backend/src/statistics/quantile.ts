import { assertFinite, assertShare } from './checks';

/** What is a share of the way from a value to one that is not smaller. */
export function interpolate(
  below: number,
  above: number,
  share: number,
): number {
  return Math.min(above, below + share * (above - below));
}

/**
 * Type 7 of a sample that is in ascending order and has no holes; what is
 * between two values is interpolated.
 *
 * @returns undefined for an empty sample
 * @throws RangeError unless the probability is from 0 to 1
 */
export function quantileOfSorted(
  sorted: ArrayLike<number>,
  probability: number,
): number | undefined {
  assertShare('probability', probability);
  if (sorted.length === 0) {
    return undefined;
  }
  const position = (sorted.length - 1) * probability;
  return interpolate(
    sorted[Math.floor(position)],
    sorted[Math.ceil(position)],
    position % 1,
  );
}

/**
 * The exact quantile of a sample in any order, in its unit (type 7 of Hyndman
 * and Fan, as R, NumPy and percentile_cont have it).
 *
 * @returns undefined for an empty sample
 * @throws RangeError if a value is not finite, or the probability not from 0 to 1
 * @see https://doi.org/10.1080/00031305.1996.10473566
 */
export function quantile(
  sample: readonly number[],
  probability: number,
): number | undefined {
  assertFinite('sample', sample);
  return quantileOfSorted(Float64Array.from(sample).sort(), probability);
}

/**
 * The middle of a sample, in its unit.
 *
 * @returns undefined for an empty sample
 * @throws RangeError if a value is not finite
 */
export function median(sample: readonly number[]): number | undefined {
  return quantile(sample, 0.5);
}
