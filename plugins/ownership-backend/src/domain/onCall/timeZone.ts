import { DAY_MS, HOUR_MS, Instant, WallTime } from './wallTime';

/** Says which instant the clocks of a place mean. */
export interface TimeZone {
  id: string;
  /**
   * By RFC 5545, section 3.3.5: a time that clocks skip is told as if they had
   * not been put forward yet; of a time that they show twice, the first counts.
   */
  instantOf(wall: WallTime): Instant;
}

/** The moment at which clocks are set, and how far they are ahead from then on. */
export interface Transition {
  at: Instant;
  /** Ahead of UTC, in milliseconds. */
  offset: number;
}

export const utc: TimeZone = { id: 'UTC', instantOf: wall => wall };

/** @param offsetAt - how far the zone's clocks are ahead of UTC, in milliseconds */
export function zoneByOffset(
  id: string,
  offsetAt: (instant: Instant) => number,
): TimeZone {
  return {
    id,
    instantOf: wall => {
      // No zone is more than a day ahead or behind, nor set twice in two days.
      const before = offsetAt(wall - DAY_MS);
      const after = offsetAt(wall + DAY_MS);
      if (before === after || offsetAt(wall - before) === before) {
        return wall - before;
      }
      const isSkipped = offsetAt(wall - after) !== after;
      return isSkipped ? wall - before : wall - after;
    },
  };
}

/**
 * @param transitions - in order
 * @param initialOffset - before the first of them
 */
export function zoneByTransitions(
  id: string,
  transitions: readonly Transition[],
  initialOffset: number,
): TimeZone {
  return zoneByOffset(id, instant => {
    const index = lastIndexAtOrBefore(transitions, instant);
    return index === -1 ? initialOffset : transitions[index].offset;
  });
}

function lastIndexAtOrBefore(
  transitions: readonly Transition[],
  instant: Instant,
): number {
  let low = 0;
  let high = transitions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (transitions[middle].at <= instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/**
 * A zone of the IANA database, which comes with Node.js.
 *
 * @param name - e.g. `Europe/Berlin`, or an identifier that ends with it, as
 *   in `/example.org/20260101/Europe/Berlin`
 * @returns undefined if there is no such zone
 */
export function ianaZone(name: string): TimeZone | undefined {
  const known = [name, ...namesAtEnd(name)].find(isIanaName);
  if (known === undefined) {
    return undefined;
  }
  return zoneByOffset(known, rememberingOffsets(ianaOffsets(known)));
}

/** Offsets hold for months, and times that are asked about lie close together. */
function rememberingOffsets(
  offsetAt: (instant: Instant) => number,
): (instant: Instant) => number {
  const years = new Map<number, Transition[]>();
  let last = { from: Infinity, to: -Infinity, offset: 0 };
  return instant => {
    if (instant >= last.from && instant < last.to) {
      return last.offset;
    }
    const year = new Date(instant).getUTCFullYear();
    const transitions = years.get(year) ?? findTransitions(offsetAt, year);
    years.set(year, transitions);
    const index = lastIndexAtOrBefore(transitions, instant);
    const { at: from, offset } = transitions[index];
    const to = transitions[index + 1]?.at ?? Date.UTC(year + 1, 0, 1);
    last = { from, to, offset };
    return offset;
  };
}

function namesAtEnd(name: string): string[] {
  const segments = name.split('/').slice(-3);
  return name.startsWith('/')
    ? [segments.join('/'), segments.slice(-2).join('/'), segments.at(-1)!]
    : [];
}

function isIanaName(name: string): boolean {
  // Intl takes offsets for names, too, which TZID does not mean.
  if (!/^[A-Za-z]/.test(name)) {
    return false;
  }
  try {
    formatter(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

function ianaOffsets(name: string): (instant: Instant) => number {
  const format = formatter(name);
  return instant => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) {
      parts[type] = Number(value);
    }
    const { year, month, day, hour, minute, second } = parts;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return wall - Math.floor(instant / 1000) * 1000;
  };
}

/** Asking for an offset is slow, so that a year's changes are looked for once. */
function findTransitions(
  offsetAt: (instant: Instant) => number,
  year: number,
): Transition[] {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const transitions = [{ at: start, offset: offsetAt(start) }];
  // Morocco sets its clocks twice within five weeks; none does within days.
  const stride = 5 * DAY_MS;
  for (let from = start; from < end; from += stride) {
    const to = Math.min(from + stride, end);
    const { offset } = transitions[transitions.length - 1];
    if (offsetAt(to - 1000) !== offset) {
      const at = firstWithOther(offsetAt, offset, from, to - 1000);
      transitions.push({ at, offset: offsetAt(at) });
    }
  }
  return transitions;
}

/** To the second, by halving. */
function firstWithOther(
  offsetAt: (instant: Instant) => number,
  offset: number,
  from: Instant,
  to: Instant,
): Instant {
  let before = from;
  let after = to;
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetAt(middle) === offset) {
      before = middle;
    } else {
      after = middle;
    }
  }
  return after;
}

/** `+01:00` as milliseconds; the form in which jCal writes it. */
export function parseUtcOffset(text: string): number {
  const match = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) {
    throw new Error(`'${text}' is no offset from UTC, such as +0100`);
  }
  const [, sign, hours, minutes, seconds = 0] = match;
  const offset =
    Number(hours) * HOUR_MS + Number(minutes) * 60_000 + Number(seconds) * 1000;
  if (offset >= DAY_MS) {
    throw new Error(`'${text}' is more than a day off UTC`);
  }
  return sign === '-' ? -offset : offset;
}
