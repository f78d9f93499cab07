import {
  MeasuredNumber,
  MetricUnit,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { DeliveryTranslate, useDeliveryTranslation } from '../translation';
import { useAmounts } from './useAmounts';

/** Reasons that have words; another one is said as the backend calls it. */
const REASONS = [
  'negative',
  'open',
  'sizeUnknown',
  'startUnknown',
  'firstCommitUnknown',
  'notMerged',
  'deploymentEndUnknown',
  'readyUnknown',
  'notReviewed',
  'pending',
  'firstDeployment',
  'runUnknown',
  'notDeployed',
  'reviewsUnknown',
  'draft',
  'notReviewedYet',
  'reviewedAsDraft',
  'mergedUnreviewed',
  'closedUnreviewed',
] as const;

function reasonText(reason: string, t: DeliveryTranslate): string {
  const known = REASONS.find(it => it === reason);
  return known ? t(`metrics.reason.${known}`) : reason;
}

/** How a number is said that says how far it can be trusted. */
export interface MeasuredTexts {
  /** Why an item was left out. */
  reason(reason: string): string;
  /** How many were left out, by reason; empty where none was. */
  excluded(measured: MeasuredNumber): string;
  /** Interval, coverage and what was left out: what is said on hover and focus. */
  trust(measured: MeasuredNumber, unit: MetricUnit): string;
}

/** How numbers are said that say how far they can be trusted. */
export function useMeasuredTexts(): MeasuredTexts {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const excluded = (measured: MeasuredNumber) =>
    Object.entries(measured.excluded)
      .filter(([, count]) => count > 0)
      .map(
        ([reason, count]) =>
          `${formatNumber(count, locale)} ${reasonText(reason, t)}`,
      )
      .join(', ');
  return {
    reason: reason => reasonText(reason, t),
    excluded,
    trust: (measured, unit) => {
      const { value, n, interval, coverage, approximate } = measured;
      const left = excluded(measured);
      const between =
        value !== undefined && interval
          ? amounts.interval(interval, unit, value)
          : '';
      return [
        t('metrics.ofItems', { n: formatNumber(n, locale) }),
        between && t('metrics.interval', { interval: between }),
        t('metrics.coverage', { coverage: formatShare(coverage, locale) }),
        approximate
          ? t('metrics.approximate', { n: formatNumber(approximate, locale) })
          : '',
        left && t('metrics.leftOut', { reasons: left }),
        t('metrics.version', { version: `${measured.definitionVersion}` }),
      ]
        .filter(Boolean)
        .join('. ');
    },
  };
}
