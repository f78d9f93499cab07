import { Failure, Fault } from '../failures';
import { formatDuration, parseDuration } from '../values/durations';
import { isInt64 } from '../values/integers';
import { cutText } from '../values/texts';
import {
  formatTimestamp,
  parseTimestamp,
  secondsOf,
  timestampOf,
} from '../values/timestamps';
import { Duration, Timestamp, Value } from '../values/values';
import { BuiltIn, noOverload } from './builtIn';

const MAX_QUOTED = 60;
const INTEGER = /^[+-]?\d{1,19}$/;
const DOUBLE = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const MAX_DOUBLE_LENGTH = 400;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'true', 'TRUE', 'True'].map(it => [it, true] as const),
  ...['0', 'f', 'false', 'FALSE', 'False'].map(it => [it, false] as const),
]);

const SPECIAL_DOUBLES: ReadonlyMap<string, number> = new Map([
  ...['inf', 'infinity', '+inf', '+infinity'].map(
    it => [it, Infinity] as const,
  ),
  ...['-inf', '-infinity'].map(it => [it, -Infinity] as const),
  ['nan', NaN] as const,
]);

/** Functions that make a value of another type, named by that type. */
export const CONVERSIONS: readonly BuiltIn[] = [
  conversion('bool', toBool),
  conversion('int', toInt),
  conversion('double', toDouble),
  conversion('string', toText),
  conversion('timestamp', toTimestamp),
  conversion('duration', toDuration),
];

/**
 * Conversions of literals that are done when an expression is compiled, so that
 * a mistake in one is found then.
 */
export const LITERAL_CONVERSIONS: ReadonlyMap<
  string,
  (value: Value) => Value | Failure
> = new Map([
  ['timestamp', toTimestamp],
  ['duration', toDuration],
]);

function conversion(
  name: string,
  convert: (value: Value) => Value | Failure,
): BuiltIn {
  return {
    name,
    isMethod: false,
    arity: 1,
    apply: (_, value) => convert(value),
  };
}

function toBool(value: Value): Value | Failure {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return noOverload('bool()', value);
  return BOOLEANS.get(value) ?? not(value, 'true or false');
}

function toInt(value: Value): Value | Failure {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return integerOfDouble(value);
  if (value instanceof Timestamp) return secondsOf(value);
  if (typeof value !== 'string') return noOverload('int()', value);
  const integer = INTEGER.test(value) ? BigInt(value) : undefined;
  return integer !== undefined && isInt64(integer)
    ? integer
    : not(value, 'a whole number of 64 bits');
}

function integerOfDouble(value: number): Value | Failure {
  const integer = Number.isFinite(value)
    ? BigInt(Math.trunc(value))
    : undefined;
  // CEL leaves out both ends of the range: a double that is written as one of
  // them may stand for a number beyond.
  return integer !== undefined && Math.abs(value) < 2 ** 63
    ? integer
    : not(value, 'a whole number of 64 bits');
}

function toDouble(value: Value): Value | Failure {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return noOverload('double()', value);
  const special = SPECIAL_DOUBLES.get(value.slice(0, 10).toLowerCase());
  if (special !== undefined && value.length < 10) return special;
  return value.length <= MAX_DOUBLE_LENGTH && DOUBLE.test(value)
    ? Number(value)
    : not(value, 'a number');
}

function toText(value: Value): Value | Failure {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return textOfDouble(value);
    case 'bigint':
    case 'boolean':
      return `${value}`;
    default:
      if (value instanceof Timestamp) return formatTimestamp(value);
      if (value instanceof Duration) return formatDuration(value);
      return noOverload('string()', value);
  }
}

function textOfDouble(value: number): string {
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return `${value}`;
}

function toTimestamp(value: Value): Value | Failure {
  if (value instanceof Timestamp) return value;
  if (typeof value === 'bigint') {
    return timestampOf(value * 1_000_000_000n) ?? not(value, 'a time');
  }
  if (typeof value !== 'string') return noOverload('timestamp()', value);
  return (
    parseTimestamp(value) ?? not(value, 'a time such as 2026-11-21T09:30:00Z')
  );
}

function toDuration(value: Value): Value | Failure {
  if (value instanceof Duration) return value;
  if (typeof value !== 'string') return noOverload('duration()', value);
  return parseDuration(value) ?? not(value, 'a duration such as 90s or 1h30m');
}

function not(value: string | number | bigint, expected: string): Fault {
  const quoted =
    typeof value === 'string' ? `'${cutText(value, MAX_QUOTED)}'` : `${value}`;
  return new Fault(`${quoted} is not ${expected}`);
}
