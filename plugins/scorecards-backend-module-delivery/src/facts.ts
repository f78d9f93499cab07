import { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';
import {
  MetricId,
  ScopeFigures,
} from '@groundwork/backstage-plugin-delivery-common';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A fact that is the value of a metric. */
interface MetricFact extends FactSchema {
  metric: MetricId;
  /** How many of what the metric is in make one of what the fact is in. */
  per: number;
  /** The median, or what is measured, unless it is said. */
  percentile?: 'p90' | 'p95';
}

/** A share, where it is known, and of how many things it is one. */
interface Share {
  value?: number;
  n: number;
}

/** A fact that is a share of what is counted. */
interface ShareFact extends FactSchema {
  share: (figures: ScopeFigures) => Share | undefined;
}

/** A fact that is counted. */
interface CountFact extends FactSchema {
  count: (figures: ScopeFigures) => number | undefined;
}

const STATISTICS = {
  median: 'the median of 28 days',
  p90: 'what nine of ten do not exceed in 28 days',
  p95: 'what 19 of 20 do not exceed in 28 days',
};

const duration = (
  id: string,
  metric: MetricId,
  unit: 'hours' | 'minutes',
  description: string,
  statistic: keyof typeof STATISTICS = 'median',
): MetricFact => ({
  id,
  metric,
  per: unit === 'hours' ? HOUR_MS : MINUTE_MS,
  ...(statistic !== 'median' && { percentile: statistic }),
  type: 'double',
  unit,
  minimum: 0,
  description: `${description}; ${STATISTICS[statistic]}.`,
});

const share = (
  id: string,
  metric: MetricId,
  description: string,
): MetricFact => ({
  id,
  metric,
  per: 1,
  type: 'double',
  minimum: 0,
  maximum: 1,
  description: `${description}, within 28 days.`,
});

/** Facts that are the value of a metric. */
export const METRIC_FACTS: readonly MetricFact[] = [
  duration(
    'delivery.leadTimeP50Hours',
    'lead-time',
    'hours',
    'From the first commit of a change to production',
  ),
  {
    id: 'delivery.deploymentsPerWeek',
    metric: 'deployment-frequency',
    per: 1,
    type: 'double',
    unit: 'deployments per week',
    minimum: 0,
    description: 'Releases that came to production, within 28 days.',
  },
  share(
    'delivery.changeFailShare',
    'change-fail-rate',
    'The share of releases that failed in production',
  ),
  share(
    'delivery.reworkShare',
    'rework-rate',
    'The share of deployments to production that mended others',
  ),
  duration(
    'delivery.recoveryP50Hours',
    'recovery-time',
    'hours',
    'From a deployment that failed to its end',
  ),
  duration(
    'delivery.mergeToDeployP50Hours',
    'merge-to-deploy',
    'hours',
    'From the merge of a change to production',
  ),
  duration(
    'delivery.reviewWaitP50Hours',
    'review-latency',
    'hours',
    'From when a change was ready to its first review by a person',
  ),
  duration(
    'delivery.reviewWaitP90Hours',
    'review-latency',
    'hours',
    'From when a change was ready to its first review by a person',
    'p90',
  ),
  share(
    'delivery.mergedUnreviewedShare',
    'merged-unreviewed-rate',
    'The share of changes that were merged without a review by a person',
  ),
  {
    id: 'delivery.changeSizeP50Lines',
    metric: 'change-size',
    per: 1,
    type: 'double',
    unit: 'lines',
    minimum: 0,
    description: 'Lines that a change adds and removes; the median of 28 days.',
  },
  duration(
    'delivery.testFeedbackP50Minutes',
    'test-feedback',
    'minutes',
    'From a push to the end of the last required check',
  ),
  duration(
    'delivery.testFeedbackP95Minutes',
    'test-feedback',
    'minutes',
    'From a push to the end of the last required check',
    'p95',
  ),
  duration(
    'delivery.environmentLeadTimeP50Minutes',
    'environment-lead-time',
    'minutes',
    'From the request for an environment to when it was first healthy',
  ),
  duration(
    'delivery.environmentLeadTimeP95Minutes',
    'environment-lead-time',
    'minutes',
    'From the request for an environment to when it was first healthy',
    'p95',
  ),
  duration(
    'delivery.detectP50Minutes',
    'detect-time',
    'minutes',
    'From when an incident began to when it was detected',
  ),
  duration(
    'delivery.restoreP50Hours',
    'restore-time',
    'hours',
    'From when an incident was detected to when it was resolved',
  ),
  share(
    'delivery.selfServiceShare',
    'self-service-rate',
    'The share of deployments to production that nobody outside the owning team started or allowed',
  ),
];

const count = (
  id: string,
  unit: string,
  description: string,
  counted: CountFact['count'],
): CountFact => ({
  id,
  type: 'integer',
  unit,
  minimum: 0,
  description,
  count: counted,
});

/** Facts that are counted. */
export const COUNT_FACTS: readonly CountFact[] = [
  count(
    'delivery.changes28d',
    'changes',
    'Changes that were merged within 28 days.',
    it => it.mergedChanges,
  ),
  count(
    'delivery.waitingChanges',
    'changes',
    'Changes that wait for a review, an approval or to be merged.',
    it => it.waitingChanges,
  ),
  count(
    'delivery.openIncidents',
    'incidents',
    'Incidents that are not resolved.',
    it => it.openIncidents,
  ),
  count(
    'delivery.flakyTests',
    'tests',
    'Tests that pass and fail on the same code, but for those in quarantine; none without test results.',
    it => it.tests?.flaky,
  ),
  count(
    'delivery.brokenTests',
    'tests',
    'Tests that fail on the default branch each time; none without test results.',
    it => it.tests?.broken,
  ),
];

const shareOf = (
  id: string,
  description: string,
  counted: ShareFact['share'],
): ShareFact => ({
  id,
  type: 'double',
  minimum: 0,
  maximum: 1,
  description,
  share: counted,
});

/** Facts that are shares of what is counted. */
export const SHARE_FACTS: readonly ShareFact[] = [
  shareOf(
    'delivery.flakyShare',
    'Of the tests that ran within 28 days, the share that is flaky, in quarantine or not; none where a repository has components of others as well.',
    ({ tests }) => tests?.seen && partOf(tests.seen.flaky, tests.seen.n),
  ),
  shareOf(
    'delivery.detectedByAlertShare',
    'Of the incidents within 90 days, the share that an alert told of, not a person; those that only CDEvents tell of do not count.',
    ({ incidents }) => incidents && partOf(incidents.byAlert, incidents.n),
  ),
  shareOf(
    'delivery.reviewTopShare',
    'Of the reviews by people of changes that were merged within 28 days, the share that the busiest reviewer gave.',
    ({ reviews }) => reviews && { value: reviews.topShare, n: reviews.n },
  ),
  shareOf(
    'delivery.checkedChangesShare',
    'Of the changes that were merged within 28 days, the share on which a check or workflow had passed or failed before; none where no checks are told of.',
    ({ checks }) => checks && partOf(checks.checked, checks.n),
  ),
  shareOf(
    'delivery.scannedChangesShare',
    'Of the same changes, the share on which a security scan had passed or failed before the merge, by the name of the check.',
    ({ checks }) => checks && partOf(checks.scanned, checks.n),
  ),
];

function partOf(part: number, n: number): Share {
  return { ...(n > 0 && { value: part / n }), n };
}

/** What the collector `delivery` observes of components and groups. */
export const DELIVERY_FACTS: readonly FactSchema[] = [
  ...METRIC_FACTS.map(
    ({ metric: _metric, per: _per, percentile: _percentile, ...schema }) =>
      schema,
  ),
  ...COUNT_FACTS.map(({ count: _count, ...schema }) => schema),
  ...SHARE_FACTS.map(({ share: _share, ...schema }) => schema),
];
