import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import { Calendar } from './calendar';
import { CalendarTime, instantOf, NamedOccurrences } from './calendarTime';
import { CalendarEvent } from './event';
import { Mentions } from './mentions';
import { expandRule } from './recurrence';
import { Series } from './series';
import { endOf, ShiftLength } from './shiftLength';
import { DAY_MS, Instant } from './wallTime';
import { WorkBudget, WorkBudgetExceededError } from './workBudget';

/** Somebody's turn. */
export interface Shift {
  start: Instant;
  /** The first moment at which it is over. */
  end: Instant;
  /** From 1. */
  level: number;
  /** Whether it goes before the shifts of its level that are none. */
  isOverride: boolean;
  mentions: Mentions;
}

/** What the configuration says of a calendar. */
export interface CalendarLayer {
  calendar: Calendar;
  /** Of its events that name no level themselves. */
  level: number;
  isOverride: boolean;
}

/** From `from` on, up to `to` and without it. */
export interface TimeRange {
  from: Instant;
  to: Instant;
}

/** What ten years of two shifts a day take, and more. */
const MAX_STEPS_PER_SERIES = 50_000;
const MAX_STEPS = 2_000_000;
const STEPS_PER_SHIFT = 8;

/** Times of a wall are at most so far from those of UTC. */
const ZONE_MARGIN = DAY_MS;

/**
 * The shifts of calendars that are on at some time in a range, in order of
 * their start.
 */
export function shiftsOf(
  layers: readonly CalendarLayer[],
  range: TimeRange,
): { shifts: Shift[]; problems: ProviderProblem[] } {
  const total = new WorkBudget(MAX_STEPS);
  const shifts: Shift[] = [];
  const problems: ProviderProblem[] = [];
  const all = layers.flatMap(layer =>
    layer.calendar.series.map(series => ({ layer, series })),
  );
  for (const [index, { layer, series }] of all.entries()) {
    if (total.remaining === 0) {
      problems.push(tooMuch(series, all.length - index));
      break;
    }
    const budget = total.slice(MAX_STEPS_PER_SERIES);
    const before = budget.remaining;
    try {
      shifts.push(...shiftsOfSeries(series, layer, range, budget));
    } catch (error) {
      problems.push(problemOf(series, error));
    }
    total.spend(before - budget.remaining);
  }
  shifts.sort((one, other) => one.start - other.start);
  return { shifts, problems };
}

function tooMuch(series: Series, left: number): ProviderProblem {
  return {
    where: whereOf(series),
    message: `this event and ${
      left - 1
    } more are left out: the schedule's occurrences take more work than calendars may cause`,
  };
}

function whereOf({ uid, main, overrides }: Series): string {
  return `line ${(main ?? overrides[0]).line} (UID ${uid})`;
}

function problemOf(series: Series, error: unknown): ProviderProblem {
  const reason =
    error instanceof WorkBudgetExceededError
      ? 'its occurrences take more work than a calendar may cause; a simpler RRULE, a later DTSTART or UNTIL instead of COUNT would help'
      : String(error instanceof Error ? error.message : error);
  return {
    where: whereOf(series),
    message: `the event is left out: ${reason}`,
  };
}

interface Occurrence {
  start: CalendarTime;
  /** The same. */
  at: Instant;
  length?: ShiftLength;
}

function shiftsOfSeries(
  { main, overrides }: Series,
  layer: CalendarLayer,
  range: TimeRange,
  budget: WorkBudget,
): Shift[] {
  const shifts: Shift[] = [];
  const add = (
    event: CalendarEvent,
    { start, at, length = event.length }: Occurrence,
    isOverride: boolean,
  ) => {
    budget.spend();
    const end = endOf(start, length);
    if (at < range.to && end > range.from && !event.isCancelled) {
      budget.spend(STEPS_PER_SHIFT);
      shifts.push({
        start: at,
        end,
        level: event.level ?? main?.level ?? layer.level,
        isOverride: isOverride || layer.isOverride,
        mentions: event.mentions,
      });
    }
  };
  if (main) {
    const replaced = new NamedOccurrences(
      overrides.map(({ replaces }) => replaces!.occurrence),
    );
    const lasting = overrides.filter(isThisAndFuture);
    const starts = rangeOfStarts(main, lasting, range);
    for (const occurrence of occurrencesOf(main, starts, budget)) {
      budget.spend(lasting.length);
      if (!replaced.has(occurrence.start, occurrence.at)) {
        const change = lasting.findLast(isBefore(occurrence.at));
        add(change ?? main, moved(occurrence, change), false);
      }
    }
  }
  for (const override of overrides) {
    add(override, occurrenceAt(override.start), !isThisAndFuture(override));
  }
  return shifts;
}

function isThisAndFuture({ replaces }: CalendarEvent): boolean {
  return replaces!.isThisAndFuture;
}

function isBefore(at: Instant): (change: CalendarEvent) => boolean {
  return ({ replaces }) => instantOf(replaces!.occurrence) < at;
}

function occurrenceAt(start: CalendarTime, length?: ShiftLength): Occurrence {
  return { start, at: instantOf(start), length };
}

/** An occurrence after one that was changed for good moves as that one did. */
function moved(
  occurrence: Occurrence,
  change: CalendarEvent | undefined,
): Occurrence {
  const { start } = occurrence;
  return change
    ? occurrenceAt({ ...start, wall: start.wall + shiftOf(change) })
    : occurrence;
}

function shiftOf({ start, replaces }: CalendarEvent): number {
  return start.wall - replaces!.occurrence.wall;
}

/** When the occurrences start whose shifts may be on in a range. */
function rangeOfStarts(
  main: CalendarEvent,
  lasting: readonly CalendarEvent[],
  { from, to }: TimeRange,
): TimeRange {
  const lengths = [main, ...lasting, ...main.extra].map(({ length }) =>
    length ? length.wall + length.exact : 0,
  );
  const shifts = lasting.map(change => Math.abs(shiftOf(change)));
  const shift = Math.max(0, ...shifts);
  return {
    from: from - Math.max(...lengths) - shift - ZONE_MARGIN,
    to: to + shift + ZONE_MARGIN,
  };
}

/** The occurrences of an event that start in a range of wall times. */
function occurrencesOf(
  event: CalendarEvent,
  range: TimeRange,
  budget: WorkBudget,
): Occurrence[] {
  const { start, rules, extra } = event;
  const found = new Map<Instant, Occurrence>();
  const add = (occurrence: Occurrence) => found.set(occurrence.at, occurrence);
  const addIfInRange = (time: CalendarTime, length?: ShiftLength) => {
    if (time.wall >= range.from && time.wall < range.to) {
      add(occurrenceAt(time, length));
    }
  };
  if (rules.length === 0) {
    addIfInRange(start);
  }
  for (const rule of rules) {
    for (const wall of expandRule(rule, start.wall, range, budget)) {
      const occurrence = occurrenceAt({ ...start, wall });
      if (!isAfter(occurrence, rule.until)) {
        add(occurrence);
      }
    }
  }
  budget.spend(extra.length + event.exceptions.length);
  extra.forEach(one => addIfInRange(one.start, one.length));
  const excluded = new NamedOccurrences(event.exceptions);
  return [...found.values()].filter(one => !excluded.has(one.start, one.at));
}

/** UNTIL is in UTC, or on the clocks of DTSTART; a DATE lets in all of its day. */
function isAfter(
  { start: { wall }, at }: Occurrence,
  until: CalendarEvent['rules'][number]['until'],
): boolean {
  if (!until) {
    return false;
  }
  if (until.isUtc) {
    return at > until.wall;
  }
  return wall > (until.isDate ? until.wall + DAY_MS - 1 : until.wall);
}
