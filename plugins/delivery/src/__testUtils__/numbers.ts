import {
  AnswerContext,
  MeasuredNumber,
  MetricAnswer,
} from '@groundwork/backstage-plugin-delivery-common';

/** In milliseconds. */
export const HOUR = 3_600_000;

/** In milliseconds. */
export const DAY = 24 * HOUR;

/** What every answer says of itself. */
export function answerContext(
  changed: Partial<AnswerContext> = {},
): AnswerContext {
  return {
    scope: 'all',
    period: { from: '2026-10-23T11:00:00Z', to: '2026-11-20T11:00:00Z' },
    asOf: '2026-11-20T10:20:00Z',
    derivedAt: '2026-11-20T10:19:00Z',
    remarks: [],
    ...changed,
  };
}

/** A number of 41 items, nine of ten of which could be measured. */
export function measured(
  changed: Partial<MeasuredNumber> = {},
): MeasuredNumber {
  return {
    value: 3.2 * DAY,
    n: 41,
    interval: { low: 2.5 * DAY, high: 4 * DAY },
    coverage: 0.9,
    excluded: { firstCommitUnknown: 4 },
    definitionVersion: 1,
    ...changed,
  };
}

/** Lead time, which has become clearly shorter. */
export function metricAnswer(
  changed: Partial<MetricAnswer> = {},
): MetricAnswer {
  return {
    id: 'lead-time',
    unit: 'milliseconds',
    better: 'less',
    now: measured(),
    before: measured({
      value: 5.2 * DAY,
      interval: { low: 4.5 * DAY, high: 6 * DAY },
    }),
    p90: 9.4 * DAY,
    trend: [
      { week: '2026-10-26T00:00:00Z', value: 5 * DAY, n: 9 },
      { week: '2026-11-02T00:00:00Z', n: 0 },
      { week: '2026-11-09T00:00:00Z', value: 3 * DAY, n: 14 },
    ],
    ...changed,
  };
}
