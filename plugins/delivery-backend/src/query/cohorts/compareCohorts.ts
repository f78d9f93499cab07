import {
  ChangeCohort,
  CohortComparison,
  CohortsAnswer,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import { Period } from '../../domain/metrics';
import { holm, RandomSource } from '../../statistics';
import { Cell } from '../metrics/Cell';
import { METRICS } from '../metrics/definitions';
import { measureCells } from '../metrics/measure';
import {
  compareRates,
  countHits,
  hasFailed,
  measureRate,
  Outcome,
  rateOf,
  wasMended,
} from './compareRates';
import {
  compareThroughput,
  measureThroughput,
  weekCounts,
} from './compareThroughput';
import { compareValues, RawDifference } from './compareValues';
import {
  Contrast,
  contrastOf,
  correct,
  measureLabels,
  NotedChange,
} from './labels';
import {
  Against,
  againstOf,
  COHORTS,
  CohortDeployment,
  CohortReadings,
  CohortValue,
  countCohorts,
  FEWEST_CHANGES,
  FEWEST_FAILURES,
  FEWEST_WEEKS,
} from './types';

/** What is known of the changes of a scope and a period. */
export interface CohortFacts {
  period: Period;
  readings: ReadonlyMap<MetricId, CohortReadings>;
  merged: ReadonlyArray<{ cohort: ChangeCohort; week: number; count: number }>;
  deployments: readonly CohortDeployment[];
  recoveries: readonly CohortValue[];
  noted: readonly NotedChange[];
}

/** What looking at several metrics does not change. */
type Draft = Omit<CohortComparison, 'difference'> & {
  difference?: RawDifference;
};

type Abstained = CohortComparison['abstained'];

/**
 * Holds assisted changes against others in all metrics. With the same random
 * numbers it is the same for the same facts.
 */
export function compareCohorts(
  facts: CohortFacts,
  random: RandomSource,
): Pick<CohortsAnswer, 'counts' | 'comparisons' | 'labels'> {
  const { merged, noted, period } = facts;
  const counts = countCohorts(merged);
  const drafts = [
    ...(['lead-time', 'review-latency', 'change-size'] as const).map(metric =>
      draftValues(metric, facts.readings.get(metric), random),
    ),
    draftRate('change-fail-rate', facts.deployments, hasFailed),
    draftRate('rework-rate', facts.deployments, wasMended),
    draftValues(
      'recovery-time',
      { values: [...facts.recoveries], excluded: [] },
      random,
    ),
    draftThroughput(weekCounts(merged, period), counts, random),
  ];
  const ps = holm(
    drafts.flatMap(({ difference }) => (difference ? difference.p : [])),
  );
  let judged = 0;
  const comparisons = drafts.map(({ difference, ...draft }) => {
    if (!difference) {
      return draft;
    }
    const p = ps[judged];
    judged += 1;
    // How many there are is what labels tell; it is no mixture of anything
    const contrast =
      draft.metric === 'throughput'
        ? undefined
        : contrastOf(noted, { against: draft.against, counts });
    return { ...draft, difference: judge({ ...difference, p }, contrast) };
  });
  const labels = measureLabels(noted, sumOf(counts));
  return { counts, comparisons, ...(labels && { labels }) };
}

function judge(
  difference: RawDifference,
  contrast: Contrast | undefined,
): NonNullable<CohortComparison['difference']> {
  const { value, interval, p } = difference;
  const isSeen = p < 0.05 && (interval.low > 0 || interval.high < 0);
  const direction = value > 0 ? 'higher' : 'lower';
  return {
    ...difference,
    verdict: isSeen ? direction : 'noDifferenceSeen',
    ...(contrast && { corrected: correct(difference, contrast) }),
  };
}

function draftValues(
  metric: 'lead-time' | 'review-latency' | 'change-size' | 'recovery-time',
  readings: CohortReadings = { values: [], excluded: [] },
  random: RandomSource,
): Draft {
  const { values } = readings;
  const { unit } = METRICS[metric];
  const counts = countCohorts(values);
  const against = againstOf(counts);
  const weeks = new Set(values.map(({ week }) => week)).size;
  const isOfFailures = metric === 'recovery-time';
  const abstained =
    (isOfFailures
      ? tooFewFailures(counts.assisted + counts[against])
      : undefined) ??
    // Only what has ended can be held against each other
    tooFewChanges(countCohorts(values.filter(it => !it.isOpen)), against) ??
    tooFewWeeks(weeks);
  const cohorts = COHORTS.map(cohort => ({
    cohort,
    measured: measureCells(cellsOf(metric, readings, cohort), METRICS[metric])
      .measured,
  }));
  const draft = { metric, unit, cohorts, against };
  const difference = abstained
    ? undefined
    : compareValues(values, { against, random });
  return difference
    ? { ...draft, difference }
    : {
        ...draft,
        abstained: abstained ?? {
          reason: 'tooFewWeeks',
          found: weeks,
          needed: FEWEST_WEEKS,
        },
      };
}

function draftRate(
  metric: 'change-fail-rate' | 'rework-rate',
  deployments: readonly CohortDeployment[],
  outcome: Outcome,
): Draft {
  const { unit, definitionVersion } = METRICS[metric];
  const counts = {
    assisted: rateOf(deployments, 'assisted', outcome).n,
    human: rateOf(deployments, 'human', outcome).n,
    undeclared: rateOf(deployments, 'undeclared', outcome).n,
  };
  const against = againstOf(counts);
  const abstained =
    tooFewChanges(counts, against) ??
    tooFewFailures(countHits(deployments, against, outcome));
  const difference = abstained
    ? undefined
    : compareRates(deployments, { against, outcome });
  return {
    metric,
    unit,
    cohorts: COHORTS.map(cohort => ({
      cohort,
      measured: measureRate(deployments, {
        cohort,
        outcome,
        definitionVersion,
      }),
    })),
    against,
    ...(abstained && { abstained }),
    ...(difference && { difference }),
  };
}

function draftThroughput(
  weeks: ReturnType<typeof weekCounts>,
  counts: Record<ChangeCohort, number>,
  random: RandomSource,
): Draft {
  const against = againstOf(counts);
  const whole = weeks.filter(({ length }) => length === 1).length;
  const abstained = tooFewChanges(counts, against) ?? tooFewWeeks(whole);
  const difference = abstained
    ? undefined
    : compareThroughput(weeks, { against, random });
  return {
    metric: 'throughput',
    unit: 'perWeek',
    cohorts: COHORTS.map(cohort => ({
      cohort,
      measured: measureThroughput(weeks, { cohort, random }),
    })),
    against,
    ...(abstained && { abstained }),
    ...(difference && { difference }),
  };
}

function cellsOf(
  metric: MetricId,
  { values, excluded }: CohortReadings,
  cohort: ChangeCohort,
): Cell[] {
  const alike = { metric, slot: 0 };
  return [
    ...values
      .filter(it => it.cohort === cohort)
      .map(({ value, count, isOpen, isApproximate }) => ({
        ...alike,
        value,
        count,
        isOpen,
        isApproximate,
        total: value * count,
      })),
    ...excluded
      .filter(it => it.cohort === cohort)
      .map(({ reason, count }) => ({
        ...alike,
        reason,
        count,
        isOpen: false,
        isApproximate: false,
        total: 0,
      })),
  ];
}

/** Shares of deployments are counted down: 19.9 are not 20. */
function tooFewChanges(
  counts: Record<ChangeCohort, number>,
  against: Against,
): Abstained {
  const found = Math.floor(
    Math.min(counts.assisted, counts[against]) + Number.EPSILON,
  );
  return found < FEWEST_CHANGES
    ? { reason: 'tooFewChanges', found, needed: FEWEST_CHANGES }
    : undefined;
}

function tooFewFailures(found: number): Abstained {
  return found < FEWEST_FAILURES
    ? { reason: 'tooFewFailures', found, needed: FEWEST_FAILURES }
    : undefined;
}

function tooFewWeeks(found: number): Abstained {
  return found < FEWEST_WEEKS
    ? { reason: 'tooFewWeeks', found, needed: FEWEST_WEEKS }
    : undefined;
}

function sumOf(counts: Record<ChangeCohort, number>): number {
  return counts.assisted + counts.human + counts.undeclared;
}
