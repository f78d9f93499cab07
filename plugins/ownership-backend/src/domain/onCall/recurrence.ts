import { dayFilter } from './recurrenceDays';
import { Frequency, RecurrenceRule } from './recurrenceRule';
import {
  DAY_MS,
  DayNumber,
  dayNumber,
  dayOf,
  HOUR_MS,
  monthOf,
  WallTime,
  weekStart,
  yearOf,
} from './wallTime';
import { WorkBudget } from './workBudget';

/** A rule asks for more times a day than this only by mistake. */
const MAX_TIMES_PER_DAY = 1440;

/** What a rule repeats in: a year, month, week, day or hour. */
interface Period {
  start: WallTime;
  firstDay: DayNumber;
  /** The day after the last one. */
  endDay: DayNumber;
}

/**
 * When a rule's occurrences start, between two times.
 *
 * ical.js has an iterator for the same, but it has to be started at the first
 * occurrence, and some rules keep it busy for ever. Here the first period is
 * calculated, unless the rule counts its occurrences, and each step is paid
 * for.
 *
 * @param start - DTSTART; no occurrence is earlier
 * @param range - `from` belongs to it, `to` does not
 * @returns in order
 */
export function expandRule(
  rule: RecurrenceRule,
  start: WallTime,
  range: { from: WallTime; to: WallTime },
  budget: WorkBudget,
): WallTime[] {
  const found: WallTime[] = [];
  const occurrencesIn = periodExpander(rule, start, budget);
  const from = rule.count === undefined ? Math.max(start, range.from) : start;
  let seen = 0;
  for (const period of periods(rule, start, from, range.to)) {
    budget.spend();
    for (const wall of occurrencesIn(period)) {
      if (wall < start) {
        continue;
      }
      seen += 1;
      if (wall >= range.to || (rule.count && seen > rule.count)) {
        return found;
      }
      if (wall >= range.from) {
        found.push(wall);
      }
    }
  }
  return found;
}

function* periods(
  rule: RecurrenceRule,
  start: WallTime,
  from: WallTime,
  to: WallTime,
): Generator<Period> {
  const { indexOf, periodAt } = calendarUnits(rule)[rule.frequency];
  const first = indexOf(start);
  const skipped = Math.floor((indexOf(from) - first) / rule.interval);
  let index = first + Math.max(0, skipped) * rule.interval;
  for (;;) {
    const period = periodAt(index);
    // Beyond the last date that can be told, a period starts nowhere.
    if (!(period.start < to)) {
      return;
    }
    yield period;
    index += rule.interval;
  }
}

interface CalendarUnit {
  /** Numbers the periods, so that those of a rule are `interval` apart. */
  indexOf(wall: WallTime): number;
  periodAt(index: number): Period;
}

function calendarUnits(rule: RecurrenceRule): Record<Frequency, CalendarUnit> {
  const ofDays = (firstDay: DayNumber, endDay: DayNumber): Period => ({
    start: firstDay * DAY_MS,
    firstDay,
    endDay,
  });
  const weekZero = weekStart(0, rule.weekStart);
  return {
    YEARLY: {
      indexOf: wall => yearOf(dayOf(wall)),
      periodAt: year =>
        ofDays(dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)),
    },
    MONTHLY: {
      indexOf: wall => yearOf(dayOf(wall)) * 12 + monthOf(dayOf(wall)) - 1,
      periodAt: index =>
        ofDays(
          dayNumber(Math.floor(index / 12), (index % 12) + 1, 1),
          dayNumber(Math.floor(index / 12), (index % 12) + 2, 1),
        ),
    },
    WEEKLY: {
      indexOf: wall => Math.floor((dayOf(wall) - weekZero) / 7),
      periodAt: index => ofDays(weekZero + index * 7, weekZero + index * 7 + 7),
    },
    DAILY: {
      indexOf: dayOf,
      periodAt: day => ofDays(day, day + 1),
    },
    HOURLY: {
      indexOf: wall => Math.floor(wall / HOUR_MS),
      periodAt: hour => {
        const day = Math.floor(hour / 24);
        return { start: hour * HOUR_MS, firstDay: day, endDay: day + 1 };
      },
    },
  };
}

function periodExpander(
  rule: RecurrenceRule,
  start: WallTime,
  budget: WorkBudget,
): (period: Period) => WallTime[] {
  const isDay = dayFilter(rule, dayOf(start));
  const timesOfDay = timesOf(rule, start);
  return ({ start: periodStart, firstDay, endDay }) => {
    const walls: WallTime[] = [];
    for (let day = firstDay; day < endDay; day++) {
      budget.spend();
      if (!isDay(day)) {
        continue;
      }
      const times = timesOfDay(periodStart - day * DAY_MS);
      budget.spend(times.length);
      for (const time of times) {
        walls.push(day * DAY_MS + time);
      }
    }
    return rule.bySetPos ? atPositions(walls, rule.bySetPos) : walls;
  };
}

function atPositions(
  walls: WallTime[],
  positions: readonly number[],
): WallTime[] {
  return walls.filter(
    (_, index) =>
      positions.includes(index + 1) || positions.includes(index - walls.length),
  );
}

/** The times of a day, or of the given hour if the rule repeats hourly. */
function timesOf(
  rule: RecurrenceRule,
  start: WallTime,
): (timeOfPeriod: number) => readonly number[] {
  const time = start - dayOf(start) * DAY_MS;
  const seconds = rule.bySecond ?? [Math.floor(time / 1000) % 60];
  const minutes = rule.byMinute ?? [Math.floor(time / 60_000) % 60];
  const hours = rule.byHour ?? [Math.floor(time / HOUR_MS)];
  const inAnHour = minutes.flatMap(minute =>
    // RFC 5545 allows for a leap second; wall clocks do not show it.
    seconds.map(second => (minute * 60 + Math.min(second, 59)) * 1000),
  );
  if (rule.frequency === 'HOURLY') {
    const sorted = ascending(inAnHour);
    const { byHour } = rule;
    return hour =>
      !byHour || byHour.includes(hour / HOUR_MS)
        ? sorted.map(offset => hour + offset)
        : [];
  }
  if (hours.length * inAnHour.length > MAX_TIMES_PER_DAY) {
    throw new Error(`RRULE repeats more than ${MAX_TIMES_PER_DAY} times a day`);
  }
  const inADay = ascending(
    hours.flatMap(hour => inAnHour.map(offset => hour * HOUR_MS + offset)),
  );
  return () => inADay;
}

function ascending(offsets: number[]): number[] {
  return [...new Set(offsets)].sort((one, other) => one - other);
}
