export { betaTail } from './betaTail';
export {
  type BlockStatistic,
  bootstrap,
  type BootstrapEstimate,
  type BootstrapOptions,
  resample,
} from './bootstrap';
export { cliffsDelta } from './cliffsDelta';
export type { Estimate, Interval } from './estimate';
export { hodgesLehmann, type Shift } from './hodgesLehmann';
export { holm } from './holm';
export {
  kaplanMeier,
  type Lifetime,
  restrictedMean,
  type SurvivalCurve,
  type SurvivalQuantile,
  survivalQuantile,
  type SurvivalStep,
} from './kaplanMeier';
export { LogHistogram, type LogHistogramJson } from './LogHistogram';
export {
  mannWhitney,
  type MannWhitneyTest,
  weightedMannWhitney,
} from './mannWhitney';
export { type ComparedItem, medianDifference } from './medianDifference';
export { differenceOfRates, newcombe } from './newcombe';
export { median, quantile } from './quantile';
export { type RandomSource, seededRandom } from './random';
export { rateDifferenceP } from './rateDifferenceP';
export { type Rate, wilson, wilsonOfShares } from './wilson';
export {
  inOrder,
  rankOfMedianBound,
  weightedMedianInterval,
  weightedQuantile,
  type WeightedValue,
  weightOf,
} from './weighted';
