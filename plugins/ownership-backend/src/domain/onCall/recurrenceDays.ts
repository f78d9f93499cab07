import { RecurrenceRule, WeekdayRule } from './recurrenceRule';
import {
  DayNumber,
  dayNumber,
  dayOfMonth,
  monthOf,
  weekdayOf,
  weekStart,
  yearOf,
} from './wallTime';

/**
 * Whether a rule's parts about days let a day through. What a rule leaves out
 * is taken from its first day, as RFC 5545 has it.
 */
export function dayFilter(
  rule: RecurrenceRule,
  firstDay: DayNumber,
): (day: DayNumber) => boolean {
  const tests: Array<(day: DayNumber) => boolean> = [];
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = withDefaults(
    rule,
    firstDay,
  );
  if (byDay) {
    tests.push(day => byDay.some(wanted => isWeekday(day, wanted, rule)));
  }
  if (byMonth) {
    tests.push(day => byMonth.includes(monthOf(day)));
  }
  if (byMonthDay) {
    tests.push(day => isCounted(dayOfMonth(day), daysOfMonth(day), byMonthDay));
  }
  if (byYearDay) {
    tests.push(day => isCounted(dayOfYear(day), daysOfYear(day), byYearDay));
  }
  if (byWeekNo) {
    tests.push(day => {
      const { week, weeks } = weekOfYear(day, rule.weekStart);
      return isCounted(week, weeks, byWeekNo);
    });
  }
  return day => tests.every(test => test(day));
}

type DayParts = Pick<
  RecurrenceRule,
  'byMonth' | 'byMonthDay' | 'byYearDay' | 'byWeekNo' | 'byDay'
>;

function withDefaults(rule: RecurrenceRule, firstDay: DayNumber): DayParts {
  const { frequency, byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = rule;
  const parts = { byMonth, byMonthDay, byYearDay, byWeekNo, byDay };
  const namesDays = byMonthDay || byYearDay || byDay;
  const weekday = [{ weekday: weekdayOf(firstDay), nth: 0 }];
  if (namesDays || frequency === 'DAILY' || frequency === 'HOURLY') {
    return parts;
  }
  if (frequency === 'WEEKLY' || byWeekNo) {
    return { ...parts, byDay: weekday };
  }
  return {
    ...parts,
    byMonthDay: [dayOfMonth(firstDay)],
    byMonth: frequency === 'YEARLY' ? byMonth ?? [monthOf(firstDay)] : byMonth,
  };
}

/** Whether a position is named, counted from the start or from the end. */
function isCounted(
  position: number,
  length: number,
  wanted: readonly number[],
): boolean {
  return wanted.includes(position) || wanted.includes(position - length - 1);
}

function isWeekday(
  day: DayNumber,
  { weekday, nth }: WeekdayRule,
  rule: RecurrenceRule,
): boolean {
  if (weekdayOf(day) !== weekday) {
    return false;
  }
  if (nth === 0) {
    return true;
  }
  const inYear = rule.frequency === 'YEARLY' && !rule.byMonth;
  const position = inYear ? dayOfYear(day) : dayOfMonth(day);
  const length = inYear ? daysOfYear(day) : daysOfMonth(day);
  return nth > 0
    ? Math.ceil(position / 7) === nth
    : Math.ceil((length - position + 1) / 7) === -nth;
}

function dayOfYear(day: DayNumber): number {
  return day - dayNumber(yearOf(day), 1, 1) + 1;
}

function daysOfYear(day: DayNumber): number {
  const year = yearOf(day);
  return dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);
}

function daysOfMonth(day: DayNumber): number {
  const [year, month] = [yearOf(day), monthOf(day)];
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/**
 * A week belongs to the year that has most of its days, which is the one that
 * its fourth day is in.
 */
function weekOfYear(day: DayNumber, firstWeekday: number) {
  const start = weekStart(day, firstWeekday);
  const year = yearOf(start + 3);
  const first = weekStart(dayNumber(year, 1, 4), firstWeekday);
  const next = weekStart(dayNumber(year + 1, 1, 4), firstWeekday);
  return { week: (start - first) / 7 + 1, weeks: (next - first) / 7 };
}
