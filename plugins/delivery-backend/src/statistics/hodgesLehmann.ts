import { assertConfidence, assertFinite } from './checks';
import { Interval } from './estimate';
import { zOfConfidence } from './normal';
import { exactUCdf } from './uDistribution';

/** By how much one sample is shifted against another, in their unit. */
export interface Shift {
  value: number;
  /** Undefined if there are too few values for one of that confidence. */
  interval?: Interval;
}

/** Differences up to a limit: how many, the last of them, and the next one. */
function splitDifferences(
  first: Float64Array,
  second: Float64Array,
  limit: number,
) {
  let count = 0;
  let last = -Infinity;
  let next = Infinity;
  let from = 0;
  for (const value of first) {
    while (from < second.length && value - second[from] > limit) {
      from += 1;
    }
    count += second.length - from;
    if (from < second.length) {
      last = Math.max(last, value - second[from]);
    }
    if (from > 0) {
      next = Math.min(next, value - second[from - 1]);
    }
  }
  return { count, last, next };
}

/**
 * The k-th smallest of all m·n differences, from 1, without making them: halves
 * the range that it is in, and counts what is below in m + n steps.
 */
function kthDifference(
  first: Float64Array,
  second: Float64Array,
  k: number,
): number {
  let low = first[0] - second[second.length - 1];
  let high = first[first.length - 1] - second[0];
  while (low < high) {
    const middle = Math.max(low, low / 2 + high / 2);
    const limit = middle < high ? middle : low;
    const { count, last, next } = splitDifferences(first, second, limit);
    if (count >= k) {
      high = last;
    } else {
      low = next;
    }
  }
  return low;
}

/** Which of the sorted differences is the lower bound, from 1; 0 is none. */
function rankOfBound(m: number, n: number, confidence: number): number {
  const z = zOfConfidence(confidence);
  const exact = exactUCdf(m, n);
  if (exact) {
    return exact.findIndex(passed => passed >= (1 - confidence) / 2);
  }
  const deviation = Math.sqrt((m * n * (m + n + 1)) / 12);
  return Math.max(0, Math.floor((m * n + 1) / 2 - z * deviation));
}

/**
 * By how much values of the first sample are greater than those of the second:
 * the median of all differences of two, with the interval of Moses. Both are
 * exact for samples of any size (nothing is sampled), in memory of m + n; only
 * for more than 2,500 pairs the interval's ranks are those of the normal
 * approximation. Ties make the interval wider than it need be, never too narrow.
 *
 * @returns undefined if either sample is empty
 * @throws RangeError for a value that is not finite, or if the confidence is not
 * between 0 and 1
 * @see https://doi.org/10.1214/aoms/1177704172 Hodges and Lehmann (1963)
 * @see https://doi.org/10.1136/bmj.296.6634.1454 Campbell and Gardner (1988)
 */
export function hodgesLehmann(
  first: readonly number[],
  second: readonly number[],
  confidence = 0.95,
): Shift | undefined {
  assertFinite('first', first);
  assertFinite('second', second);
  assertConfidence(confidence);
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) {
    return undefined;
  }
  const bound = rankOfBound(m, n, confidence);
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  const differenceAt = (rank: number) => kthDifference(a, b, rank);
  const lower = differenceAt(Math.floor((m * n + 1) / 2));
  const upper = differenceAt(Math.ceil((m * n + 1) / 2));
  return {
    value: lower === upper ? lower : lower / 2 + upper / 2,
    interval:
      bound > 0
        ? { low: differenceAt(bound), high: differenceAt(m * n + 1 - bound) }
        : undefined,
  };
}
