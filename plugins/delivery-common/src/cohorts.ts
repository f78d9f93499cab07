import { AnswerContext, ChangeCohort, MeasuredNumber } from './numbers';
import { MetricId, MetricUnit } from './metrics';

/**
 * A metric of each cohort, and how assisted changes differ from the others.
 * "Associated with", never "caused by".
 *
 * @public
 */
export interface CohortComparison {
  metric: MetricId | 'throughput';
  unit: MetricUnit;
  cohorts: Array<{ cohort: ChangeCohort; measured: MeasuredNumber }>;
  /** Assisted less known human; where nobody declares human, less undeclared. */
  against: 'human' | 'undeclared';
  /** Left out where there is too little for a verdict. */
  difference?: {
    value: number;
    interval: { low: number; high: number };
    /** Cliff's delta of a time or a size; of a rate, none. */
    effect?: number;
    /**
     * By how much values are shifted (Hodges and Lehmann); only of a time or a
     * size, where there are few enough to compare each with each.
     */
    shift?: { value: number; low?: number; high?: number };
    /** After Holm's correction over all metrics. */
    p: number;
    verdict: 'higher' | 'lower' | 'noDifferenceSeen';
    /** As it would be without errors of labels; only where those are estimated. */
    corrected?: { value: number; low: number; high: number };
    /** The same within strata of component and size. */
    standardised?: number;
  };
  /** Why there is no verdict. */
  abstained?: {
    reason: 'tooFewChanges' | 'tooFewFailures' | 'tooFewWeeks';
    found: number;
    needed: number;
  };
}

/**
 * What `GET /cohorts` answers.
 *
 * @public
 */
export interface CohortsAnswer extends AnswerContext {
  counts: Record<ChangeCohort, number>;
  comparisons: CohortComparison[];
  /**
   * How well trailers, authors and branches tell assisted changes, against notes
   * that git keeps of AI tools, where there are any.
   */
  labels?: { recall: MeasuredNumber; precision: MeasuredNumber };
  /** Published figures to read it beside. */
  references: Array<{
    text: string;
    source: string;
    year: number;
    url: string;
  }>;
}
