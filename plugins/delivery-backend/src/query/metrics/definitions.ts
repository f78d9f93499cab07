import {
  MetricAnswer,
  MetricId,
  MetricUnit,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  CHANGE_FAIL_RATE_DEFINITION_VERSION,
  CHANGE_SIZE_DEFINITION_VERSION,
  DEPLOYMENT_FREQUENCY_DEFINITION_VERSION,
  INCIDENT_TIMES_DEFINITION_VERSION,
  LEAD_TIME_DEFINITION_VERSION,
  RECOVERY_DEFINITION_VERSION,
  REVIEW_LATENCY_DEFINITION_VERSION,
  REWORK_RATE_DEFINITION_VERSION,
} from '../../domain/metrics';

/** What is said of a metric, whatever its value. */
export interface MetricDefinition {
  unit: MetricUnit;
  better: MetricAnswer['better'];
  definitionVersion: number;
}

const time = (definitionVersion: number): MetricDefinition => ({
  unit: 'milliseconds',
  better: 'less',
  definitionVersion,
});

const share = (
  better: MetricAnswer['better'],
  definitionVersion: number,
): MetricDefinition => ({ unit: 'share', better, definitionVersion });

/** What has been measured in one way only. */
const FIRST = 1;

/** All metrics; `docs/delivery/metrics.md` says what each is. */
export const METRICS: Readonly<Record<MetricId, MetricDefinition>> = {
  'lead-time': time(LEAD_TIME_DEFINITION_VERSION),
  'deployment-frequency': {
    unit: 'perWeek',
    better: 'more',
    definitionVersion: DEPLOYMENT_FREQUENCY_DEFINITION_VERSION,
  },
  'change-fail-rate': share('less', CHANGE_FAIL_RATE_DEFINITION_VERSION),
  'recovery-time': time(RECOVERY_DEFINITION_VERSION),
  'rework-rate': share('less', REWORK_RATE_DEFINITION_VERSION),
  'merge-to-deploy': time(LEAD_TIME_DEFINITION_VERSION),
  'review-latency': time(REVIEW_LATENCY_DEFINITION_VERSION),
  'merged-unreviewed-rate': share('less', REVIEW_LATENCY_DEFINITION_VERSION),
  'change-size': {
    unit: 'lines',
    better: 'less',
    definitionVersion: CHANGE_SIZE_DEFINITION_VERSION,
  },
  'test-feedback': time(FIRST),
  'environment-lead-time': time(FIRST),
  'detect-time': time(INCIDENT_TIMES_DEFINITION_VERSION),
  'restore-time': time(INCIDENT_TIMES_DEFINITION_VERSION),
  'self-service-rate': share('more', FIRST),
};
