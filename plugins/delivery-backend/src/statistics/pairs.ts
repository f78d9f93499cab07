import { assertFinite } from './checks';
import { WeightedValue } from './weighted';

/** How the values of two samples compare, each with each. */
export interface PairCounts {
  /** Pairs in which the first sample's value is greater; ties count half. */
  u: number;
  /** t³ − t for each group of t equal values, added up. */
  tieCubes: number;
}

/**
 * Counts pairs by which is greater, in one pass over both samples in order.
 *
 * @throws RangeError for a value that is not finite
 */
export function comparePairs(
  first: readonly number[],
  second: readonly number[],
): PairCounts {
  assertFinite('first', first);
  assertFinite('second', second);
  const once = (value: number) => ({ value, count: 1 });
  return compareWeightedPairs(first.map(once), second.map(once));
}

/** The same of values that come several times. */
export function compareWeightedPairs(
  first: readonly WeightedValue[],
  second: readonly WeightedValue[],
): PairCounts {
  const all = [
    ...first.map(it => ({ ...it, isFirst: true })),
    ...second.map(it => ({ ...it, isFirst: false })),
  ].sort((a, b) => a.value - b.value);
  let u = 0;
  let secondsBelow = 0;
  let tieCubes = 0;
  for (let from = 0, to = 0; from < all.length; from = to) {
    let firsts = 0;
    let tied = 0;
    for (to = from; all[to]?.value === all[from].value; to += 1) {
      firsts += all[to].isFirst ? all[to].count : 0;
      tied += all[to].count;
    }
    u += firsts * (secondsBelow + (tied - firsts) / 2);
    secondsBelow += tied - firsts;
    tieCubes += tied ** 3 - tied;
  }
  return { u, tieCubes };
}
