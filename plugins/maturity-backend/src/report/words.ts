import {
  DeliveryStage,
  MetricId,
  MetricUnit,
} from '@groundwork/backstage-plugin-delivery-common';

/** Stages for people who do not write code, to begin a sentence with. */
export const STAGE_WORDS: Readonly<Record<DeliveryStage, string>> = {
  code: 'Writing code',
  review: 'Code review',
  test: 'Test feedback',
  environment: 'Getting an environment',
  deploy: 'Deployment',
  operate: 'Mending failures',
};

/** The three figures of the report, in their order. */
export const FIGURE_TITLES: ReadonlyArray<readonly [MetricId, string]> = [
  ['lead-time', 'Lead time'],
  ['deployment-frequency', 'Deployment frequency'],
  ['change-fail-rate', 'Change fail rate'],
];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a number is said: in which unit, and by how much it is divided for that. */
export interface Scale {
  word: string;
  divisor: number;
  decimals: number;
}

/** From which length on a time is said in a unit; two days are still hours. */
const TIMES: ReadonlyArray<readonly [least: number, scale: Scale]> = [
  [2 * DAY, { word: 'days', divisor: DAY, decimals: 1 }],
  [HOUR, { word: 'hours', divisor: HOUR, decimals: 1 }],
  [MINUTE, { word: 'minutes', divisor: MINUTE, decimals: 1 }],
  [0, { word: 'seconds', divisor: SECOND, decimals: 0 }],
];

/**
 * How a value is said, and with it what belongs beside it, such as its interval: in
 * the same unit, so that one can compare.
 */
export function scaleOf(unit: MetricUnit, value: number): Scale {
  switch (unit) {
    case 'milliseconds': {
      // Nothing is no matter of seconds
      const length = Math.abs(value) || HOUR;
      const found = TIMES.find(([least]) => length >= least);
      return (found ?? TIMES[TIMES.length - 1])[1];
    }
    case 'share':
      return { word: '%', divisor: 0.01, decimals: 1 };
    case 'perWeek':
      return { word: 'per week', divisor: 1, decimals: 1 };
    default:
      return { word: 'lines', divisor: 1, decimals: 0 };
  }
}

/** The bare number, with one decimal where it is small. */
export function scaled(value: number, { divisor, decimals }: Scale): string {
  const quotient = value / divisor;
  return grouped(quotient, Math.abs(quotient) < 9.95 ? decimals : 0);
}

/** A number with its unit, as in `3.2 days`. */
export function amount(value: number, scale: Scale): string {
  return `${scaled(value, scale)} ${scale.word}`;
}

/** A count, as in `1,204`. */
export function count(value: number): string {
  return grouped(value, 0);
}

/** A count with what it counts, as in `1 team` and `12 teams`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share, as in `93 %`: neither all nor nothing unless it is. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) {
    return 'less than 1 %';
  }
  return share < 1 && share >= 0.995
    ? 'more than 99 %'
    : `${Math.round(share * 100)} %`;
}

/** Hours, as in `4.3 hours`; what is smaller than can be shown is told as such. */
export function hours(value: number): string {
  return `${bareHours(value)} hours`;
}

/** The same without the unit, for where it has been said. */
export function bareHours(value: number): string {
  return value > 0 && value < 0.05
    ? 'less than 0.1'
    : grouped(value, Math.abs(value) < 9.95 ? 1 : 0);
}

/** An interval as far as it is known, with `render` for each bound. */
export function between(
  interval: { low?: number; high?: number } | undefined,
  render: (bound: number) => string,
): string | undefined {
  const { low, high } = interval ?? {};
  if (low !== undefined && high !== undefined) {
    return `${render(low)} to ${render(high)}`;
  }
  if (low !== undefined) {
    return `${render(low)} or more`;
  }
  return high === undefined ? undefined : `${render(high)} or less`;
}

/** `one, two and three`. */
export function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** A phrase inside of a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `2026-Q4` as people say it: `Q4 2026`. */
export function quarterWords(quarter: string): string {
  const [year, name] = quarter.split('-');
  return `${name} ${year}`;
}

// Written out here, since what `Intl` makes of it differs between versions of its data
function grouped(value: number, decimals: number): string {
  const [whole, fraction] = value.toFixed(decimals).split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? spaced : `${spaced}.${fraction}`;
  // A true minus, and none before what is shown as nothing
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace('-', '−');
}
