import {
  ChangeCohort,
  MeasuredNumber,
} from '@groundwork/backstage-plugin-delivery-common';
import { Period } from '../../domain/metrics';
import { bootstrap, mannWhitney, RandomSource } from '../../statistics';
import { WEEK_MS } from '../period';
import { RawDifference } from './compareValues';
import { Against } from './types';

/** Raised when what the throughput is changes. */
export const THROUGHPUT_DEFINITION_VERSION = 1;

/** Merged changes of a week of the period. */
export interface WeekCounts {
  /** In weeks: less than 1 for the last, if the period ends within. */
  length: number;
  counts: Record<ChangeCohort, number>;
}

/** The weeks of a period from its first day on, with what was merged in each. */
export function weekCounts(
  merged: Iterable<{ cohort: ChangeCohort; week: number; count: number }>,
  { from, to }: Period,
): WeekCounts[] {
  const weeks = Array.from(
    { length: Math.ceil((to - from) / WEEK_MS) },
    (_, week) => ({
      length: Math.min(1, (to - from) / WEEK_MS - week),
      counts: { assisted: 0, human: 0, undeclared: 0 },
    }),
  );
  for (const { cohort, week, count } of merged) {
    weeks[week].counts[cohort] += count;
  }
  return weeks;
}

function perWeek(
  weeks: readonly WeekCounts[],
  countOf: (week: WeekCounts) => number,
): number | undefined {
  const length = weeks.reduce((sum, it) => sum + it.length, 0);
  return length === 0
    ? undefined
    : weeks.reduce((sum, it) => sum + countOf(it), 0) / length;
}

/** Merged changes of a cohort per week. */
export function measureThroughput(
  weeks: readonly WeekCounts[],
  { cohort, random }: { cohort: ChangeCohort; random: RandomSource },
): MeasuredNumber {
  const n = weeks.reduce((sum, { counts }) => sum + counts[cohort], 0);
  const estimate = bootstrap(
    weeks,
    drawn => perWeek(drawn, ({ counts }) => counts[cohort]),
    { random },
  );
  const interval = estimate?.bca ?? estimate?.percentile;
  return {
    ...(estimate && n > 0 && { value: estimate.value }),
    ...(interval && n > 0 && { interval }),
    n,
    coverage: n > 0 ? 1 : 0,
    excluded: {},
    definitionVersion: THROUGHPUT_DEFINITION_VERSION,
  };
}

/** By how many merged changes per week there are more assisted ones. */
export function compareThroughput(
  weeks: readonly WeekCounts[],
  { against, random }: { against: Against; random: RandomSource },
): RawDifference | undefined {
  const estimate = bootstrap(
    weeks,
    drawn => perWeek(drawn, ({ counts }) => counts.assisted - counts[against]),
    { random },
  );
  const interval = estimate?.bca ?? estimate?.percentile;
  const whole = weeks.filter(({ length }) => length === 1);
  const test = mannWhitney(
    whole.map(({ counts }) => counts.assisted),
    whole.map(({ counts }) => counts[against]),
  );
  return (
    estimate &&
    interval &&
    test && { value: estimate.value, interval, p: test.p }
  );
}
