import { Pair } from './kendall';

/** Kendall's tau-b of pairs, each counted as often as it was drawn. */
export type WeightedTau = (draws: ArrayLike<number>) => number | undefined;

/**
 * Prepares pairs whose first value is one of few, such as a level, so that tau-b of a
 * resample takes one walk over the pairs and not one over all pairs of pairs.
 *
 * @param indexes - where each pair is among the draws
 */
export function prepareTau(
  pairs: readonly Pair[],
  indexes: readonly number[],
): WeightedTau {
  const ranks = ranksOf(pairs.map(([x]) => x));
  const order = pairs
    .map((_, at) => at)
    .sort((a, b) => pairs[a][1] - pairs[b][1]);
  const categories = Math.max(0, ...ranks) + 1;
  const category = order.map(at => ranks[at]);
  const index = order.map(at => indexes[at]);
  const endsTie = order.map(
    (at, i) =>
      i + 1 === order.length || pairs[order[i + 1]][1] !== pairs[at][1],
  );

  return draws => {
    const below = new Float64Array(categories);
    const tied = new Float64Array(categories);
    let [n, inTie, tiedY, score] = [0, 0, 0, 0];
    for (let i = 0; i < order.length; i++) {
      const drawn = draws[index[i]];
      tied[category[i]] += drawn;
      inTie += drawn;
      if (endsTie[i]) {
        let lower = 0;
        for (let at = 0; at < categories; at++) {
          // Pairs with those below that rise, less those that fall
          score += tied[at] * (2 * lower + below[at] - n);
          lower += below[at];
          below[at] += tied[at];
          tied[at] = 0;
        }
        tiedY += (inTie * (inTie - 1)) / 2;
        n += inTie;
        inTie = 0;
      }
    }
    const all = (n * (n - 1)) / 2;
    let tiedX = 0;
    for (const count of below) {
      tiedX += (count * (count - 1)) / 2;
    }
    return all === tiedX || all === tiedY
      ? undefined
      : score / Math.sqrt((all - tiedX) * (all - tiedY));
  };
}

/** The place of each value among the different ones, from 0. */
function ranksOf(values: readonly number[]): number[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const places = new Map(distinct.map((value, at) => [value, at] as const));
  return values.map(value => places.get(value) ?? 0);
}
