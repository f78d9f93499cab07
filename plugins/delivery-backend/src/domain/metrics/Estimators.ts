import { Measured } from '../types';

/** What covers a value with 95 %. */
export type Interval = NonNullable<Measured['interval']>;

/** How long something took, or has taken so far. */
export interface CensoredDuration {
  milliseconds: number;
  /** Whether it lasts still, so that it takes at least that long. */
  isOpen: boolean;
}

/**
 * The statistics that metrics are made with. Each gives undefined for what it
 * cannot tell, such as the median of nothing.
 */
export interface Estimators {
  median(values: readonly number[]): number | undefined;
  medianInterval(values: readonly number[]): Interval | undefined;
  rateInterval(hits: number, of: number): Interval | undefined;
  /** The median of durations of which some are open. */
  survivalMedian(
    durations: readonly CensoredDuration[],
  ): { value?: number; interval?: Interval } | undefined;
}
