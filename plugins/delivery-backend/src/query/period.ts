import { InputError } from '@backstage/errors';
import { Period as PeriodAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { Period } from '../domain/metrics';

const HOUR_MS = 60 * 60_000;
/** Milliseconds of a day. */
export const DAY_MS = 24 * HOUR_MS;
/** Milliseconds of a week. */
export const WEEK_MS = 7 * DAY_MS;

/** Spans are kept for 25 months; no month is longer. */
const MOST_MS = 25 * 31 * DAY_MS;
/** Who asks may be somewhere else, where it is tomorrow already. */
const AHEAD_MS = 2 * DAY_MS;
/** The first Monday after 1970 began, UTC. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

const TIME =
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * The period that is asked for.
 *
 * @param options.days - Of how many days it is unless it is said
 * @throws InputError that says what would be right
 */
export function readPeriod(
  asked: { from?: string; to?: string },
  { now, days = 28 }: { now: Date; days?: number },
): Period {
  const to = readTime('to', asked.to) ?? now.getTime();
  const from = readTime('from', asked.from) ?? to - days * DAY_MS;
  if (from >= to) {
    throw new InputError(
      `from is ${isoOf(from)} and to is ${isoOf(to)}: from must be before to`,
    );
  }
  if (to - from > MOST_MS) {
    throw new InputError(
      `from ${isoOf(from)} to ${isoOf(to)} is ${Math.ceil(
        (to - from) / DAY_MS,
      )} days: ask for at most 25 months (${MOST_MS / DAY_MS} days)`,
    );
  }
  if (to > now.getTime() + AHEAD_MS) {
    throw new InputError(
      `to is ${isoOf(to)}, which is to come: it must be ${isoOf(
        now.getTime() + AHEAD_MS,
      )} or before`,
    );
  }
  return { from, to };
}

/**
 * The same, but without an end it ends with the last whole hour: so it is the
 * same question for a while, and has the same answer.
 */
export function readHourlyPeriod(
  asked: { from?: string; to?: string },
  { now, days }: { now: Date; days?: number },
): Period {
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  return readPeriod(asked, {
    now: asked.to === undefined ? new Date(hour) : now,
    days,
  });
}

/** The period of the same length just before. */
export function periodBefore({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

/** The week of a time, as the column `week` of readings counts them. */
export function weekNumberOf(time: number): number {
  return Math.floor((time - FIRST_MONDAY_MS) / WEEK_MS);
}

/** When the week of a time begins, on a Monday, UTC. */
export function mondayOf(time: number): number {
  return weekNumberOf(time) * WEEK_MS + FIRST_MONDAY_MS;
}

/** The weeks that a period touches, by when they begin, oldest first. */
export function weeksOf({ from, to }: Period): number[] {
  const first = mondayOf(from);
  const count = Math.ceil((to - first) / WEEK_MS);
  return Array.from({ length: count }, (_, week) => first + week * WEEK_MS);
}

/** A period as it is answered. */
export function toAnswer({ from, to }: Period): PeriodAnswer {
  return { from: isoOf(from), to: isoOf(to) };
}

/** A time in milliseconds as ISO 8601. */
export function isoOf(time: number): string {
  return new Date(time).toISOString();
}

function readTime(name: string, text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const time = TIME.test(text) ? Date.parse(text) : NaN;
  if (!(time >= 0)) {
    throw new InputError(
      `${name} is '${text}': it must be a time such as 2026-03-01T00:00:00Z, or a day such as 2026-03-01`,
    );
  }
  return time;
}
