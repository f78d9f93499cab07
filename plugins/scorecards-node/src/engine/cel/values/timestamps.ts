import { Timestamp } from './values';

const NANOS_PER_SECOND = 1_000_000_000n;
const NANOS_PER_MILLI = 1_000_000n;
/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999999Z. */
const MIN_NANOS = -62_135_596_800n * NANOS_PER_SECOND;
const MAX_NANOS = 253_402_300_800n * NANOS_PER_SECOND - 1n;

const DATE = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const TIME = String.raw`(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?`;
const OFFSET = String.raw`(?:Z|([+-])(\d{2}):(\d{2}))`;
const RFC_3339 = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);
const DATE_ONLY = new RegExp(`^${DATE}$`);

/** The timestamp, if it is one that CEL can hold. */
export function timestampOf(nanos: bigint): Timestamp | undefined {
  const isInRange = nanos >= MIN_NANOS && nanos <= MAX_NANOS;
  return isInRange ? new Timestamp(nanos) : undefined;
}

/** Reads RFC 3339, e.g. `2026-11-21T09:30:00Z`. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const [sign, offsetHour = '0', offsetMinute = '0'] = match.slice(8);

  const midnight = millisOfDate(+year, +month, +day);
  if (midnight === undefined) return undefined;
  if (+hour > 23 || +minute > 59 || +second > 59) return undefined;
  if (+offsetHour > 23 || +offsetMinute > 59) return undefined;

  const offset = (+offsetHour * 60 + +offsetMinute) * (sign === '-' ? -60 : 60);
  const seconds =
    midnight / 1000 + +hour * 3600 + +minute * 60 + +second - offset;
  return timestampOf(
    BigInt(seconds) * NANOS_PER_SECOND + BigInt(fraction.padEnd(9, '0')),
  );
}

/** Reads a date such as `2026-11-21`: its first moment in UTC. */
export function parseDate(text: string): Timestamp | undefined {
  const match = DATE_ONLY.exec(text);
  if (!match) return undefined;
  const millis = millisOfDate(+match[1], +match[2], +match[3]);
  if (millis === undefined) return undefined;
  return timestampOf(BigInt(millis) * NANOS_PER_MILLI);
}

function millisOfDate(
  year: number,
  month: number,
  day: number,
): number | undefined {
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() : undefined;
}

/** Milliseconds since 1970, rounded down. */
export function millisOf(timestamp: Timestamp): number {
  return Number(divideDown(timestamp.nanos, NANOS_PER_MILLI));
}

/** Seconds since 1970, rounded down. */
export function secondsOf(timestamp: Timestamp): bigint {
  return divideDown(timestamp.nanos, NANOS_PER_SECOND);
}

/** Writes RFC 3339 with as many digits as are needed. */
export function formatTimestamp(timestamp: Timestamp): string {
  const seconds = secondsOf(timestamp);
  const nanos = timestamp.nanos - seconds * NANOS_PER_SECOND;
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  const fraction = nanos.toString().padStart(9, '0').replace(/0+$/, '');
  return fraction ? `${text}.${fraction}Z` : `${text}Z`;
}

function divideDown(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}
