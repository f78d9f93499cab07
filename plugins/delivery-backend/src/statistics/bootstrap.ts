import { Interval } from './estimate';
import { normalCdf, normalQuantile, zOfConfidence } from './normal';
import { quantileOfSorted } from './quantile';
import { RandomSource } from './random';

/** How a bootstrap is made. */
export interface BootstrapOptions {
  random: RandomSource;
  /** How many resamples are drawn, 2000 unless it is said. */
  resamples?: number;
  /** Between 0 and 1, 0.95 unless it is said. */
  confidence?: number;
}

/** A statistic with intervals, in its unit. */
export interface BootstrapEstimate {
  value: number;
  /** How many resamples had a value: the others are left out. */
  resamples: number;
  /** Undefined if there are fewer than two blocks, or no resample has a value. */
  percentile?: Interval;
  /** Undefined also where bias or acceleration cannot be told. */
  bca?: Interval;
}

/** Tells a value of some blocks, undefined if they have none. */
export type BlockStatistic<B> = (blocks: readonly B[]) => number | undefined;

/** As many blocks as there are, each drawn from all of them. */
export function resample<B>(blocks: readonly B[], random: RandomSource): B[] {
  return blocks.map(() => blocks[Math.floor(random() * blocks.length)]);
}

/**
 * How skewed a statistic is, from its values when each block is left out.
 *
 * @see https://doi.org/10.1201/9780429246593 Efron and Tibshirani (1993), 14.15
 */
export function accelerationOf(leftOut: readonly number[]): number {
  const mean = leftOut.reduce((sum, it) => sum + it, 0) / leftOut.length;
  let squares = 0;
  let cubes = 0;
  for (const value of leftOut) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/**
 * Which quantiles of the resamples are the bounds of a BCa interval.
 *
 * @param bias - z of the share of resamples that are below the estimate
 * @returns undefined where no quantiles are
 * @see https://doi.org/10.1201/9780429246593 Efron and Tibshirani (1993), 14.10
 */
export function bcaLevels(
  bias: number,
  acceleration: number,
  confidence: number,
): Interval | undefined {
  const z = zOfConfidence(confidence);
  const scaleOf = (bound: number) => 1 - acceleration * (bias + bound);
  if (!Number.isFinite(bias) || scaleOf(z) <= 0 || scaleOf(-z) <= 0) {
    return undefined;
  }
  const levelOf = (bound: number) =>
    normalCdf(bias + (bias + bound) / scaleOf(bound));
  return { low: levelOf(-z), high: levelOf(z) };
}

function intervalAt(sorted: Float64Array, levels: Interval) {
  const low = quantileOfSorted(sorted, levels.low);
  const high = quantileOfSorted(sorted, levels.high);
  return low === undefined || high === undefined ? undefined : { low, high };
}

function leaveOutEach<B>(
  blocks: readonly B[],
  statistic: BlockStatistic<B>,
): number[] | undefined {
  const values: number[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const value = statistic(blocks.toSpliced(index, 1));
    if (value === undefined) {
      return undefined;
    }
    values.push(value);
  }
  return values;
}

function bcaInterval(
  value: number,
  sorted: Float64Array,
  confidence: number,
  leftOut: number[] | undefined,
): Interval | undefined {
  if (leftOut === undefined || sorted.length === 0) {
    return undefined;
  }
  // Medians have many ties: half of them count as below
  let below = 0;
  for (const it of sorted) {
    below += it < value ? 1 : Number(it === value) / 2;
  }
  const levels = bcaLevels(
    normalQuantile(below / sorted.length),
    accelerationOf(leftOut),
    confidence,
  );
  return levels && intervalAt(sorted, levels);
}

/**
 * A statistic with percentile and BCa intervals from resampled blocks. A block is
 * whatever varies together, such as a week or an author, so that what it has in
 * common is not taken for evidence; items that vary on their own are blocks of
 * one. Intervals are the same for the same blocks in the same order and the same
 * random numbers.
 *
 * @returns undefined if the statistic is, for all blocks
 * @throws RangeError if the confidence is not between 0 and 1
 * @see https://doi.org/10.1080/01621459.1987.10478410 Efron (1987)
 */
export function bootstrap<B>(
  blocks: readonly B[],
  statistic: BlockStatistic<B>,
  { random, resamples = 2_000, confidence = 0.95 }: BootstrapOptions,
): BootstrapEstimate | undefined {
  const z = zOfConfidence(confidence);
  const value = statistic(blocks);
  if (value === undefined) {
    return undefined;
  }
  if (blocks.length < 2) {
    return { value, resamples: 0 };
  }
  const values: number[] = [];
  for (let drawn = 0; drawn < resamples; drawn += 1) {
    const it = statistic(resample(blocks, random));
    if (it !== undefined) {
      values.push(it);
    }
  }
  const sorted = Float64Array.from(values).sort();
  const leftOut = leaveOutEach(blocks, statistic);
  return {
    value,
    resamples: sorted.length,
    percentile: intervalAt(sorted, { low: normalCdf(-z), high: normalCdf(z) }),
    bca: bcaInterval(value, sorted, confidence, leftOut),
  };
}
