import { MetricAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataColumn,
  DataTable,
  formatNumber,
  PanelFrame,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { Place } from '../../hooks/useDeliveryLinks';
import { useDeliveryTranslation } from '../../translation';
import {
  MetricDifference,
  MetricName,
  MetricTrend,
  MetricValue,
  useIsNarrow,
} from '../shared';
import styles from './DeliveryView.module.css';

function useColumns(place: Place): DataColumn<MetricAnswer>[] {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const isNarrow = useIsNarrow();
  const ofItems = ({ now }: MetricAnswer) => formatNumber(now.n, locale);
  return [
    {
      id: 'name',
      title: t('metrics.metric'),
      cell: metric => (
        <>
          <MetricName metric={metric.id} />
          {isNarrow && (
            <div className={styles.aside}>
              {t('metrics.ofItems', { n: ofItems(metric) })}
            </div>
          )}
        </>
      ),
    },
    {
      id: 'value',
      title: t('metrics.value'),
      isNumber: true,
      cell: metric => <MetricValue metric={metric} place={place} />,
    },
    {
      id: 'interval',
      title: t('metrics.intervalTitle'),
      isNumber: true,
      isSecondary: true,
      cell: ({ now, unit }) =>
        now.value !== undefined && now.interval
          ? amounts.interval(now.interval, unit, now.value)
          : '–',
    },
    {
      id: 'p90',
      title: t('metrics.p90'),
      isNumber: true,
      isSecondary: true,
      cell: ({ p90, unit }) =>
        p90 === undefined ? '–' : amounts.text(p90, unit),
    },
    {
      id: 'n',
      title: t('metrics.n'),
      isNumber: true,
      isSecondary: true,
      cell: ofItems,
    },
    {
      id: 'difference',
      title: t('metrics.difference'),
      isNumber: true,
      isSecondary: true,
      cell: metric => <MetricDifference metric={metric} />,
    },
    {
      id: 'trend',
      title: t('metrics.trendTitle'),
      isSecondary: true,
      cell: metric => <MetricTrend metric={metric} />,
    },
  ];
}

/** Metrics as rows: value, interval, of how many, change and trend. */
export function MetricsPanel(props: {
  title: string;
  metrics: MetricAnswer[];
  place: Place;
}) {
  const { title, metrics, place } = props;
  const columns = useColumns(place);
  return (
    <PanelFrame title={title}>
      <DataTable
        label={title}
        columns={columns}
        rows={metrics}
        keyOf={({ id }) => id}
      />
    </PanelFrame>
  );
}
