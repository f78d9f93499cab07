import {
  METRIC_IDS,
  MetricId,
  MetricUnit,
} from '@groundwork/backstage-plugin-delivery-common';

/** The five metrics that DORA asks for. */
export const DORA_METRICS: readonly MetricId[] = [
  'lead-time',
  'deployment-frequency',
  'change-fail-rate',
  'recovery-time',
  'rework-rate',
];

/** Those that are no times. */
const UNITS: Partial<Record<MetricId, MetricUnit>> = {
  'deployment-frequency': 'perWeek',
  'change-fail-rate': 'share',
  'rework-rate': 'share',
  'merged-unreviewed-rate': 'share',
  'self-service-rate': 'share',
  'change-size': 'lines',
};

/** What the items of a metric are measured in, which their list does not say. */
export function unitOf(metric: MetricId): MetricUnit {
  return UNITS[metric] ?? 'milliseconds';
}

/** The metric of an address; undefined for anything else. */
export function readMetric(text: string | undefined): MetricId | undefined {
  return METRIC_IDS.find(known => known === text);
}
