import { RandomSource } from './random';

/** How often each item was drawn. */
export type Draws = Uint16Array;

/** Draws items with replacement, as many as there are, over and over again. */
export function drawResamples(
  items: number,
  resamples: number,
  random: RandomSource,
): Draws[] {
  return Array.from({ length: resamples }, () => {
    const draws = new Uint16Array(items);
    for (let drawn = 0; drawn < items; drawn++) {
      draws[Math.floor(random() * items)]++;
    }
    return draws;
  });
}

/**
 * The interval that holds 95 % of what a statistic is of resamples (percentiles, by
 * Efron). A resample of which it cannot be told counts as 0: where a few items make all
 * the difference, nothing is to be read from them.
 */
export function bootstrapInterval(
  draws: readonly Draws[],
  statistic: (draws: Draws) => number | undefined,
): { low: number; high: number } {
  const sorted = Float64Array.from(draws, it => statistic(it) ?? 0).sort();
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** Between the two values that are nearest (type 7 of Hyndman and Fan). */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  return below + (above - below) * (at - Math.floor(at));
}
