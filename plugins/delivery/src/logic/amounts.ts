import { MetricUnit } from '@groundwork/backstage-plugin-delivery-common';

/** What is said behind a number. */
export type UnitWord =
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'percent'
  | 'points'
  | 'perWeek'
  | 'lines';

/** How a number is said: in which unit, by how much it is divided for that. */
export interface Scale {
  word: UnitWord;
  divisor: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From which length on a time is said in a unit; two days are still hours. */
const TIMES: Array<[least: number, scale: Scale]> = [
  [2 * DAY, { word: 'days', divisor: DAY }],
  [HOUR, { word: 'hours', divisor: HOUR }],
  [MINUTE, { word: 'minutes', divisor: MINUTE }],
  [0, { word: 'seconds', divisor: SECOND }],
];

/**
 * How a value is said, and with it what belongs beside it, such as its interval:
 * in the same unit, so that one can compare.
 */
export function scaleOf(unit: MetricUnit, value: number): Scale {
  switch (unit) {
    case 'milliseconds': {
      const length = Math.abs(value);
      // Nothing is no matter of seconds.
      const found = TIMES.find(([least]) => (length || HOUR) >= least);
      return found ? found[1] : { word: 'seconds', divisor: SECOND };
    }
    case 'share':
      return { word: 'percent', divisor: 0.01 };
    case 'perWeek':
      return { word: 'perWeek', divisor: 1 };
    default:
      return { word: 'lines', divisor: 1 };
  }
}

/** One decimal of what is small, none of what is large. */
export function decimalsOf(scaled: number, { word }: Scale): number {
  if (word === 'lines' || word === 'seconds') {
    return 0;
  }
  return Math.abs(scaled) < 9.95 ? 1 : 0;
}

/** Whether a number is said as zero. */
export function roundsToNothing(value: number, scale: Scale): boolean {
  const scaled = value / scale.divisor;
  return Number(scaled.toFixed(decimalsOf(scaled, scale))) === 0;
}
