import { DateTime, FixedOffsetZone, IANAZone, Zone } from 'luxon';
import type { Failure } from '../failures';
import { millisOf } from '../values/timestamps';
import { Duration, Timestamp, Value } from '../values/values';
import { BuiltIn, noOverload } from './builtIn';

const NANOS_PER_MILLI = 1_000_000n;
const NANOS_PER_SECOND = 1_000_000_000n;
const FIXED_OFFSET = /^([+-]?)(\d{2}):(\d{2})$/;
/** What it takes to look up the offset of a zone at a time. */
const ZONE_STEPS = 50;

/** Months, days of months and of years count from 0, except in `getDate`. */
const PARTS_OF_TIME: Readonly<Record<string, (time: DateTime) => number>> = {
  getFullYear: time => time.year,
  getMonth: time => time.month - 1,
  getDate: time => time.day,
  getDayOfMonth: time => time.day - 1,
  getDayOfWeek: time => time.weekday % 7,
  getDayOfYear: time => time.ordinal - 1,
  getHours: time => time.hour,
  getMinutes: time => time.minute,
  getSeconds: time => time.second,
  getMilliseconds: time => time.millisecond,
};

/** Whole hours, minutes and seconds; the milliseconds beyond the seconds. */
const PARTS_OF_DURATION: Readonly<Record<string, (nanos: bigint) => bigint>> = {
  getHours: nanos => nanos / (3_600n * NANOS_PER_SECOND),
  getMinutes: nanos => nanos / (60n * NANOS_PER_SECOND),
  getSeconds: nanos => nanos / NANOS_PER_SECOND,
  getMilliseconds: nanos => (nanos % NANOS_PER_SECOND) / NANOS_PER_MILLI,
};

/** Functions of times and durations. */
export const TIME_FUNCTIONS: readonly BuiltIn[] = Object.keys(
  PARTS_OF_TIME,
).flatMap(name => [
  {
    name,
    isMethod: true,
    arity: 1,
    apply: (_, value) => partOf(name, value),
  },
  {
    name,
    isMethod: true,
    arity: 2,
    zoneArgument: 1,
    apply: (run, value, zone) =>
      run.spend(ZONE_STEPS) ?? partInZone(name, value, zone),
  },
]);

function partOf(name: string, value: Value): Value | Failure {
  if (value instanceof Timestamp) {
    return partOfTime(name, value, FixedOffsetZone.utcInstance);
  }
  return value instanceof Duration && PARTS_OF_DURATION[name]
    ? PARTS_OF_DURATION[name](value.nanos)
    : noOverload(`${name}()`, value);
}

function partInZone(name: string, value: Value, text: Value): Value | Failure {
  const zone = typeof text === 'string' ? parseZone(text) : undefined;
  return value instanceof Timestamp && zone
    ? partOfTime(name, value, zone)
    : noOverload(`${name}()`, value, text);
}

function partOfTime(name: string, value: Timestamp, zone: Zone): bigint {
  const time = DateTime.fromMillis(millisOf(value), { zone });
  return BigInt(PARTS_OF_TIME[name](time));
}

/** Reads `Europe/Berlin`, `UTC` and `+02:00`. */
export function parseZone(text: string): Zone | undefined {
  const match = FIXED_OFFSET.exec(text);
  if (match) {
    const [, sign, hours, minutes] = match;
    const offset = Number(hours) * 60 + Number(minutes);
    return FixedOffsetZone.instance(sign === '-' ? -offset : offset);
  }
  const zone = IANAZone.create(text);
  return zone.isValid ? zone : undefined;
}
