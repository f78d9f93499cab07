/** A range that covers the true value as often as its confidence says. */
export interface Interval {
  low: number;
  high: number;
}

/** A value, and the range that the true one is likely to be in. */
export interface Estimate {
  value: number;
  interval: Interval;
}
