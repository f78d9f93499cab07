import {
  ChangeDetail,
  ChangeSummary,
  CohortsAnswer,
  ConstraintAnswer,
  ConstraintFindingAnswer,
  DeliveryApi,
  DeliveryOverview,
  MetricItemPage,
} from '@groundwork/backstage-plugin-delivery-common';
import { answerContext, DAY, HOUR, measured, metricAnswer } from './numbers';

/** A change of the orders service. */
export function changeSummary(
  changed: Partial<ChangeSummary> = {},
): ChangeSummary {
  return {
    id: 'change:github.com/acme/orders#7',
    repository: 'github.com/acme/orders',
    number: 7,
    title: 'Add discounts',
    url: 'https://github.com/acme/orders/pull/7',
    cohort: 'assisted',
    isBot: false,
    components: ['component:default/orders'],
    teams: ['group:default/payments-core'],
    mergedAt: '2026-11-12T09:00:00Z',
    size: { added: 120, removed: 30, files: 6 },
    ...changed,
  };
}

/** 96 changes that wait for reviews most. */
export function deliveryOverview(
  changed: Partial<DeliveryOverview> = {},
): DeliveryOverview {
  return {
    ...answerContext(),
    mergedChanges: 96,
    hasData: true,
    metrics: [
      metricAnswer(),
      metricAnswer({
        id: 'change-fail-rate',
        unit: 'share',
        now: measured({
          value: 0.14,
          n: 50,
          interval: { low: 0.06, high: 0.27 },
          excluded: { pending: 3 },
        }),
        before: measured({ value: undefined, n: 0, interval: undefined }),
        p90: undefined,
        trend: [],
      }),
      metricAnswer({ id: 'review-latency' }),
    ],
    stages: [
      { stage: 'code', queueHours: 0, touchHours: 9, n: 96, open: 12 },
      { stage: 'review', queueHours: 26, touchHours: 5, n: 90, open: 7 },
      { stage: 'test', queueHours: 1, touchHours: 3, n: 96, open: 0 },
      { stage: 'environment', n: 0, open: 0 },
      { stage: 'deploy', queueHours: 2.5, touchHours: 0.5, n: 88, open: 4 },
      { stage: 'operate', queueHours: 0, touchHours: 5, n: 12, open: 1 },
    ],
    marks: [
      {
        kind: 'deployment',
        id: 'd-1',
        title: 'orders v1.8.2',
        at: '2026-11-10T09:00:00Z',
      },
      {
        kind: 'incident',
        id: 'i-1',
        title: 'Checkout is slow',
        at: '2026-11-11T09:00:00Z',
      },
    ],
    ...changed,
  };
}

/** Review holds up in 86 % of resamples. */
export function namedFinding(
  changed: Partial<
    Exclude<ConstraintFindingAnswer, { status: 'abstained' }>
  > = {},
): ConstraintFindingAnswer {
  return {
    status: 'named',
    stage: 'review',
    runnerUp: 'code',
    share: 0.86,
    mergedChanges: 96,
    gapHours: { value: 4.1, interval: { low: 1.2, high: 6.6 } },
    stages: [
      {
        stage: 'review',
        share: 0.86,
        savedHours: 5.9,
        interval: { low: 4.1, high: 7.7 },
      },
      { stage: 'code', share: 0.14, savedHours: 1.8 },
    ],
    takeoverAt: 0.35,
    ...changed,
  };
}

/** The same with a change that shows it. */
export function constraintAnswer(
  changed: Partial<ConstraintAnswer> = {},
): ConstraintAnswer {
  return {
    ...answerContext(),
    finding: namedFinding(),
    withoutAssisted: namedFinding({ share: 0.81 }),
    examples: [
      { change: changeSummary(), hours: 74, isOpen: false },
      {
        change: changeSummary({
          id: 'change:github.com/acme/orders#9',
          number: 9,
          title: 'Split the ledger',
        }),
        hours: 50,
        isOpen: true,
      },
    ],
    ...changed,
  };
}

/** Assisted changes wait longer; of failures there are too few to say. */
export function cohortsAnswer(
  changed: Partial<CohortsAnswer> = {},
): CohortsAnswer {
  return {
    ...answerContext(),
    counts: { assisted: 40, human: 26, undeclared: 30 },
    comparisons: [
      {
        metric: 'lead-time',
        unit: 'milliseconds',
        cohorts: [
          { cohort: 'assisted', measured: measured({ n: 40 }) },
          {
            cohort: 'human',
            measured: measured({
              value: 2.2 * DAY,
              n: 26,
              interval: { low: 1.6 * DAY, high: 3 * DAY },
            }),
          },
        ],
        against: 'human',
        difference: {
          value: 20 * HOUR,
          interval: { low: 5 * HOUR, high: 38 * HOUR },
          effect: 0.31,
          p: 0.012,
          verdict: 'higher',
          corrected: { value: 30 * HOUR, low: 8 * HOUR, high: 55 * HOUR },
        },
      },
      {
        metric: 'change-fail-rate',
        unit: 'share',
        cohorts: [],
        against: 'human',
        abstained: { reason: 'tooFewFailures', found: 3, needed: 5 },
      },
    ],
    labels: {
      recall: measured({
        value: 0.46,
        n: 1623,
        interval: { low: 0.44, high: 0.48 },
      }),
      precision: measured({ value: 0.92, n: 820, interval: undefined }),
    },
    references: [
      {
        text: 'Incidents per change rose with assistance',
        source: 'Example survey',
        year: 2026,
        url: 'https://survey.example/2026',
      },
    ],
    ...changed,
  };
}

/** What lead time is made of: one that was measured, and one that was not. */
export function metricItemPage(
  changed: Partial<MetricItemPage> = {},
): MetricItemPage {
  return {
    ...answerContext(),
    items: [
      {
        item: 'change:github.com/acme/orders#7',
        title: 'Add discounts',
        component: 'component:default/orders',
        at: '2026-11-12T09:00:00Z',
        value: 9 * DAY,
        isApproximate: true,
        change: changeSummary(),
      },
      {
        item: 'change:github.com/acme/orders#8',
        title: 'Fix rounding',
        at: '2026-11-13T09:00:00Z',
        excluded: 'firstCommitUnknown',
        url: 'https://github.com/acme/orders/pull/8',
      },
    ],
    pageInfo: {},
    ...changed,
  };
}

/** A change that waited for a review, was deployed, and failed. */
export function changeDetail(
  changed: Partial<ChangeDetail> = {},
): ChangeDetail {
  return {
    change: changeSummary(),
    cohortEvidence: ['Trailer Co-authored-by: Copilot'],
    spans: [
      {
        stage: 'code',
        kind: 'touch',
        start: '2026-11-10T09:00:00Z',
        end: '2026-11-10T18:00:00Z',
      },
      {
        stage: 'review',
        kind: 'queue',
        start: '2026-11-10T18:00:00Z',
        end: '2026-11-12T06:00:00Z',
      },
    ],
    deployments: [
      {
        id: 'd-1',
        component: 'component:default/orders',
        environment: 'production',
        finishedAt: '2026-11-12T11:00:00Z',
        version: 'v1.8.2',
      },
    ],
    failures: [
      {
        kind: 'incident',
        id: 'incident/1 #2',
        title: 'Checkout is slow',
        class: 'rollback',
        confidence: 0.95,
      },
    ],
    ...changed,
  };
}

/** What `/delivery` asks for. */
export const OVERVIEW_ANSWERS: Partial<DeliveryApi> = {
  getOverview: async () => deliveryOverview(),
  getConstraint: async () => constraintAnswer(),
  getCohorts: async () => cohortsAnswer(),
};
