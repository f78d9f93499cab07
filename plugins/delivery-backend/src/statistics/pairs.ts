import { assertFinite } from './checks';

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
  const all = [
    ...first.map(value => ({ value, isFirst: true })),
    ...second.map(value => ({ value, isFirst: false })),
  ].sort((a, b) => a.value - b.value);
  let u = 0;
  let secondsBelow = 0;
  let tieCubes = 0;
  for (let from = 0, to = 0; from < all.length; from = to) {
    let firsts = 0;
    for (to = from; all[to]?.value === all[from].value; to += 1) {
      firsts += Number(all[to].isFirst);
    }
    const tied = to - from;
    u += firsts * (secondsBelow + (tied - firsts) / 2);
    secondsBelow += tied - firsts;
    tieCubes += tied ** 3 - tied;
  }
  return { u, tieCubes };
}
