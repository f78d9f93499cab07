import { Skeleton } from '@backstage/ui';
import { MetricAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  Loadable,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useMeasuredTexts } from '../../hooks/useMeasuredTexts';
import { useDeliveryTranslation } from '../../translation';
import { Failure, MetricDifference } from '../shared';
import styles from './MetricPage.module.css';

function Figure(props: { metric: MetricAnswer }) {
  const { metric } = props;
  const { now, unit } = metric;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const texts = useMeasuredTexts();
  const said =
    now.value === undefined
      ? { value: t('metrics.unknown'), unit: '' }
      : amounts.amount(now.value, unit);
  const between =
    now.value !== undefined &&
    now.interval &&
    amounts.interval(now.interval, unit, now.value);
  const left = texts.excluded(now);
  return (
    <>
      <p className={styles.figure}>
        <span className={styles.value}>
          {said.value}{' '}
          {said.unit && <span className={styles.unit}>{said.unit}</span>}
        </span>
        <span className={styles.unit}>
          {between && `(${between}) · `}n={formatNumber(now.n, locale)}
        </span>
        <MetricDifference metric={metric} />
      </p>
      {left && (
        <p className={styles.aside}>
          {t('metrics.leftOut', { reasons: left })}
        </p>
      )}
    </>
  );
}

/** The number itself, over what it is made of. */
export function MetricFigure(props: {
  state: Loadable<MetricAnswer | undefined>;
}) {
  const { state } = props;
  const { t } = useDeliveryTranslation();
  switch (state.status) {
    case 'loading':
      return <Skeleton width="16rem" height={32} />;
    case 'failed':
      return <Failure title={t('overview.failed')} {...state} />;
    default:
      return state.value ? <Figure metric={state.value} /> : null;
  }
}
