import { AnswerContext, DeliveryStage, MeasuredNumber } from './numbers';

/**
 * What is measured; `docs/delivery/metrics.md` defines each.
 *
 * @public
 */
export const METRIC_IDS = [
  'lead-time',
  'deployment-frequency',
  'change-fail-rate',
  'recovery-time',
  'rework-rate',
  'merge-to-deploy',
  'review-latency',
  'merged-unreviewed-rate',
  'change-size',
  'test-feedback',
  'environment-lead-time',
  'detect-time',
  'restore-time',
  'self-service-rate',
] as const;

/**
 * See {@link METRIC_IDS}.
 *
 * @public
 */
export type MetricId = (typeof METRIC_IDS)[number];

/**
 * What the value of a metric is: milliseconds, a share from 0 to 1, deployments
 * per week, or lines.
 *
 * @public
 */
export type MetricUnit = 'milliseconds' | 'share' | 'perWeek' | 'lines';

/**
 * A metric of a scope and a period.
 *
 * @public
 */
export interface MetricAnswer {
  id: MetricId;
  unit: MetricUnit;
  /** Whether more is better, less is, or neither. */
  better: 'more' | 'less' | 'neither';
  now: MeasuredNumber;
  /** Of the period of the same length just before. */
  before: MeasuredNumber;
  /** The 90th percentile, of what is a time or a size. */
  p90?: number;
  /** By week, oldest first; a week without a value has none. */
  trend: TrendPoint[];
}

/**
 * A week of a metric.
 *
 * @public
 */
export interface TrendPoint {
  /** When it begins, on a Monday, UTC. */
  week: string;
  value?: number;
  n: number;
}

/**
 * The time of a stage, in hours per merged change.
 *
 * @public
 */
export interface StageTime {
  stage: DeliveryStage;
  /** Waiting. Left out where nothing was observed of the stage. */
  queueHours?: number;
  /** Working. Left out where nothing was observed of the stage. */
  touchHours?: number;
  /** How many changes were seen in it. */
  n: number;
  /** How many are in it still. */
  open: number;
}

/**
 * What is marked on the axis of a trend.
 *
 * @public
 */
export interface TrendMark {
  kind: 'deployment' | 'incident';
  id: string;
  title: string;
  at: string;
}

/**
 * What `GET /overview` answers.
 *
 * @public
 */
export interface DeliveryOverview extends AnswerContext {
  /** Merged in the period. */
  mergedChanges: number;
  /** Whether anything was ever told of the scope. */
  hasData: boolean;
  metrics: MetricAnswer[];
  stages: StageTime[];
  /** The last of the period, at most 100. */
  marks: TrendMark[];
}
