import {
  ChangeCohort,
  CohortComparison,
} from '@groundwork/backstage-plugin-delivery-common';

/** What is compared. */
export type ComparedMetric = CohortComparison['metric'];

/** What assisted changes are held against. */
export type Against = CohortComparison['against'];

/** A difference before it is corrected for having looked at several. */
export type Difference = NonNullable<CohortComparison['difference']>;

/** Values that are alike, counted. */
export interface CohortValue {
  cohort: ChangeCohort;
  /** Which week of the period, from 0: what varies together. */
  week: number;
  value: number;
  isOpen: boolean;
  isApproximate: boolean;
  count: number;
  /** Component and size, among which alike is held against alike. */
  stratum?: string;
}

/** Readings of a metric by cohort. */
export interface CohortReadings {
  values: CohortValue[];
  /** Readings without a value. */
  excluded: Array<{ cohort: ChangeCohort; reason: string; count: number }>;
}

/** A deployment, with what it brought. */
export interface CohortDeployment {
  component: string;
  /** Undefined while it is not known yet. */
  hasFailed?: boolean;
  /** Whether another deployment had to mend it. */
  wasMended: boolean;
  /** The share of its changes of each cohort; together 1. */
  shares: Record<ChangeCohort, number>;
}

/** Either arm of a comparison. */
export type Arm = 'assisted' | 'other';

/** Fewer changes in an arm are no ground for a verdict. */
export const FEWEST_CHANGES = 20;
/** Fewer failures are none either. */
export const FEWEST_FAILURES = 5;
/** Weeks that are drawn; of fewer, resamples tell nothing. */
export const FEWEST_WEEKS = 4;

/** All cohorts, in the order in which they are shown. */
export const COHORTS: readonly ChangeCohort[] = [
  'assisted',
  'human',
  'undeclared',
];

/** Known human changes if there are enough of them, or else undeclared ones. */
export function againstOf(counts: Record<ChangeCohort, number>): Against {
  return counts.human >= FEWEST_CHANGES ? 'human' : 'undeclared';
}

/** How many there are of each cohort. */
export function countCohorts(
  items: Iterable<{ cohort: ChangeCohort; count: number }>,
): Record<ChangeCohort, number> {
  const counts = { assisted: 0, human: 0, undeclared: 0 };
  for (const { cohort, count } of items) {
    counts[cohort] += count;
  }
  return counts;
}
