/**
 * A date and time as a clock on the wall shows it: milliseconds since 1970
 * began on that wall. Which instant it is depends on a time zone.
 */
export type WallTime = number;

/** Milliseconds since 1970 began in UTC. */
export type Instant = number;

/** Days since 1 January 1970. */
export type DayNumber = number;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The years that calendars may speak of; VTIMEZONEs begin in 1601. */
const YEARS = { first: 1600, last: 2999 };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(Z?)$/;

/** What a DATE or DATE-TIME value says, without its time zone. */
export interface WrittenTime {
  wall: WallTime;
  isDate: boolean;
  /** Whether it is written in UTC, with a `Z`. */
  isUtc: boolean;
}

/**
 * Reads a DATE or DATE-TIME in the form that jCal (RFC 7265) writes it.
 *
 * @throws if it is neither, or no day of the calendar
 */
export function parseWrittenTime(text: string): WrittenTime {
  const date = DATE.exec(text);
  const match = date ?? DATE_TIME.exec(text);
  if (!match) {
    throw new Error(`'${text}' is neither a date nor a date and time`);
  }
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  const midnight = dayNumber(year, month, day) * DAY_MS;
  const isDay = new Date(midnight)
    .toISOString()
    .startsWith(match[0].slice(0, 10));
  if (!isDay || hour > 23 || minute > 59 || second > 60) {
    throw new Error(`'${text}' is no date of the calendar`);
  }
  if (year < YEARS.first || year > YEARS.last) {
    throw new Error(
      `the year of '${text}' is not between ${YEARS.first} and ${YEARS.last}`,
    );
  }
  return {
    // A leap second is taken for the one before it.
    wall:
      midnight + hour * HOUR_MS + minute * 60_000 + Math.min(second, 59) * 1000,
    isDate: date !== null,
    isUtc: match[7] === 'Z',
  };
}

/** @param month - from 1; below and above, the year before and after */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function dayOf(wall: WallTime): DayNumber {
  return Math.floor(wall / DAY_MS);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** From 1. */
export function monthOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

/** From 1. */
export function dayOfMonth(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCDate();
}

/** From 0 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  // 1 January 1970 was a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

/** The first day of the week that the day is in. */
export function weekStart(day: DayNumber, firstWeekday: number): DayNumber {
  return day - ((weekdayOf(day) - firstWeekday + 7) % 7);
}
