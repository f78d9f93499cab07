import { isInt64 } from './integers';
import { Duration } from './values';

const NANOS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  D: 86_400_000_000_000n,
  W: 604_800_000_000_000n,
};

const SIGN = /^[+-]?/;
/** One number with its unit. Sticky, so that a text is read once. */
const GO_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
const ISO =
  /^P(?:(\d+)W)?(?:(\d+)D)?(T)?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;
/** Longer ones are out of range, or nobody wrote them by hand. */
const MAX_LENGTH = 100;

/** The duration, if it is one that CEL can hold: about 290 years. */
export function durationOf(nanos: bigint): Duration | undefined {
  return isInt64(nanos) ? new Duration(nanos) : undefined;
}

/** Reads durations as Go and CEL write them: `90s`, `1h30m`, `-1.5h`, `0`. */
export function parseDuration(text: string): Duration | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const sign = SIGN.exec(text)![0];
  const rest = text.slice(sign.length);
  if (rest === '0') return new Duration(0n);
  if (rest === '') return undefined;

  let nanos = 0n;
  GO_PART.lastIndex = 0;
  while (GO_PART.lastIndex < rest.length) {
    const match = GO_PART.exec(rest);
    if (!match) return undefined;
    nanos += nanosOf(match[1], match[2]);
  }
  return durationOf(sign === '-' ? -nanos : nanos);
}

/**
 * Reads ISO 8601 durations of weeks, days, hours, minutes and seconds. Months
 * and years have no fixed length.
 */
export function parseIsoDuration(text: string): Duration | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, weeks, days, time, hours, minutes, seconds] = match;
  const hasTime = [hours, minutes, seconds].some(it => it !== undefined);
  const hasDate = weeks !== undefined || days !== undefined;
  if (Boolean(time) !== hasTime || !(hasDate || hasTime)) return undefined;
  return durationOf(
    nanosOf(weeks, 'W') +
      nanosOf(days, 'D') +
      nanosOf(hours, 'h') +
      nanosOf(minutes, 'm') +
      nanosOf(seconds, 's'),
  );
}

function nanosOf(number: string | undefined, unit: string): bigint {
  if (number === undefined) return 0n;
  const [whole, fraction = ''] = number.split('.');
  return (
    BigInt(whole || '0') * NANOS[unit] +
    (BigInt(fraction || '0') * NANOS[unit]) / 10n ** BigInt(fraction.length)
  );
}

/** Writes seconds, with as many digits as are needed: `5400s`, `-0.5s`. */
export function formatDuration({ nanos }: Duration): string {
  const sign = nanos < 0n ? '-' : '';
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = (size % NANOS.s).toString().padStart(9, '0');
  const digits = fraction.replace(/0+$/, '');
  return `${sign}${size / NANOS.s}${digits && `.${digits}`}s`;
}
