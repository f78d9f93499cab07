import { parseWrittenTime, WrittenTime } from './wallTime';

/** How often a rule of RFC 5545 repeats. */
export type Frequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY' | 'HOURLY';

/** A weekday, and which one of its month or year; 0 for each. */
export interface WeekdayRule {
  /** From 0 for Sunday. */
  weekday: number;
  nth: number;
}

/** An RRULE (RFC 5545, section 3.3.10). */
export interface RecurrenceRule {
  frequency: Frequency;
  interval: number;
  count?: number;
  /** The last moment at which an occurrence may start. */
  until?: WrittenTime;
  /** From 0 for Sunday. */
  weekStart: number;
  byMonth?: readonly number[];
  byWeekNo?: readonly number[];
  byYearDay?: readonly number[];
  byMonthDay?: readonly number[];
  byDay?: readonly WeekdayRule[];
  byHour?: readonly number[];
  byMinute?: readonly number[];
  bySecond?: readonly number[];
  bySetPos?: readonly number[];
}

const FREQUENCIES: readonly string[] = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
];
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const KNOWN_PARTS = new Set([
  'freq',
  'interval',
  'count',
  'until',
  'wkst',
  'bymonth',
  'byweekno',
  'byyearday',
  'bymonthday',
  'byday',
  'byhour',
  'byminute',
  'bysecond',
  'bysetpos',
]);

/** Parts that a rule of a frequency must not have, by RFC 5545. */
const FORBIDDEN: Record<Frequency, readonly string[]> = {
  YEARLY: [],
  MONTHLY: ['byweekno', 'byyearday'],
  WEEKLY: ['byweekno', 'byyearday', 'bymonthday'],
  DAILY: ['byweekno', 'byyearday'],
  HOURLY: ['byweekno', 'byyearday'],
};

/**
 * Reads a rule from the object that jCal (RFC 7265) makes of it.
 *
 * @throws if it is no rule of RFC 5545, or one that would repeat every minute
 *   or second: no shift changes as often
 */
export function readRecurrenceRule(jcal: unknown): RecurrenceRule {
  const parts = (jcal ?? {}) as Record<string, unknown>;
  const frequency = readFrequency(parts.freq);
  const unknown = Object.keys(parts).find(part => !KNOWN_PARTS.has(part));
  if (unknown) {
    throw new Error(
      `RRULE has '${unknown.toUpperCase()}', which is not supported`,
    );
  }
  const forbidden = FORBIDDEN[frequency].find(part => part in parts);
  if (forbidden) {
    throw new Error(
      `RRULE has ${forbidden.toUpperCase()}, which FREQ=${frequency} does not allow`,
    );
  }
  const rule: RecurrenceRule = {
    frequency,
    interval: positive('INTERVAL', parts.interval) ?? 1,
    count: positive('COUNT', parts.count),
    until:
      parts.until === undefined
        ? undefined
        : parseWrittenTime(String(parts.until)),
    weekStart: readWeekStart(parts.wkst),
    byMonth: numbers('BYMONTH', parts.bymonth),
    byWeekNo: numbers('BYWEEKNO', parts.byweekno),
    byYearDay: numbers('BYYEARDAY', parts.byyearday),
    byMonthDay: numbers('BYMONTHDAY', parts.bymonthday),
    byDay: list(parts.byday)?.map(readWeekday),
    byHour: numbers('BYHOUR', parts.byhour),
    byMinute: numbers('BYMINUTE', parts.byminute),
    bySecond: numbers('BYSECOND', parts.bysecond),
    bySetPos: numbers('BYSETPOS', parts.bysetpos),
  };
  checkWeekdays(rule);
  return rule;
}

function readFrequency(value: unknown): Frequency {
  const frequency = String(value);
  if (FREQUENCIES.includes(frequency)) {
    return frequency as Frequency;
  }
  throw new Error(
    `RRULE repeats ${frequency}; a shift may repeat ${FREQUENCIES.join(', ')}`,
  );
}

/** `MO`, or the number that ical.js makes of it: 1 for Sunday. */
function readWeekStart(value: unknown): number {
  if (value === undefined) {
    return 1;
  }
  const weekday =
    typeof value === 'number' ? value - 1 : WEEKDAYS.indexOf(String(value));
  if (weekday < 0 || weekday > 6) {
    throw new Error(`RRULE has WKST=${value}, which is not a weekday`);
  }
  return weekday;
}

function readWeekday(value: unknown): WeekdayRule {
  const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(value));
  if (!match) {
    throw new Error(`RRULE has BYDAY=${value}, which is not a weekday`);
  }
  return { weekday: WEEKDAYS.indexOf(match[2]), nth: Number(match[1] ?? 0) };
}

function checkWeekdays({ frequency, byDay, byWeekNo }: RecurrenceRule): void {
  const counts = byDay?.some(({ nth }) => nth !== 0) ?? false;
  const mayCount =
    frequency === 'MONTHLY' || (frequency === 'YEARLY' && !byWeekNo);
  if (counts && !mayCount) {
    throw new Error(
      'RRULE counts weekdays in BYDAY, which only MONTHLY and YEARLY without BYWEEKNO allow',
    );
  }
}

function list(value: unknown): unknown[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  return Array.isArray(value) ? value : [value];
}

function numbers(name: string, value: unknown): number[] | undefined {
  return list(value)?.map(item => {
    const number = Number(item);
    if (!Number.isInteger(number)) {
      throw new Error(`RRULE has ${name}=${item}, which is not a number`);
    }
    return number;
  });
}

function positive(name: string, value: unknown): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new Error(`RRULE has ${name}=${value}; it must be 1 or more`);
  }
  return number;
}
