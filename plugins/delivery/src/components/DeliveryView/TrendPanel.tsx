import { useState } from 'react';
import { Select } from '@backstage/ui';
import {
  MetricAnswer,
  MetricId,
  TrendMark,
  TrendPoint,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  Emptiness,
  formatDay,
  PanelFrame,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { scaleOf } from '../../logic/amounts';
import { countMarks } from '../../logic/marks';
import { useDeliveryTranslation } from '../../translation';
import { TrendChart, WithTable } from '../charts';
import styles from './DeliveryView.module.css';

function WeekTable(props: {
  label: string;
  metric: MetricAnswer;
  marks: TrendMark[];
}) {
  const { label, metric, marks } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const { text } = useAmounts();
  const countOf = (kind: TrendMark['kind']) => (point: TrendPoint) =>
    countMarks(marks, kind, point.week);
  return (
    <DataTable<TrendPoint>
      label={label}
      rows={[...metric.trend].reverse()}
      keyOf={({ week }) => week}
      columns={[
        {
          id: 'week',
          title: t('trend.weekOf'),
          cell: ({ week }) => formatDay(new Date(week), locale, 'UTC'),
        },
        {
          id: 'value',
          title: t(`metrics.name.${metric.id}`),
          isNumber: true,
          cell: ({ value }) =>
            value === undefined ? '–' : text(value, metric.unit),
        },
        { id: 'n', title: t('metrics.n'), isNumber: true, cell: ({ n }) => n },
        {
          id: 'deployments',
          title: t('trend.deployments'),
          isNumber: true,
          isSecondary: true,
          cell: countOf('deployment'),
        },
        {
          id: 'incidents',
          title: t('trend.incidents'),
          isNumber: true,
          isSecondary: true,
          cell: countOf('incident'),
        },
      ]}
    />
  );
}

function Chart(props: { metric: MetricAnswer; marks: TrendMark[] }) {
  const { metric, marks } = props;
  const { id, unit, trend } = metric;
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  const values = trend.flatMap(({ value }) =>
    value === undefined ? [] : [value],
  );
  const most = Math.max(...values);
  const name = t(`metrics.name.${id}`);
  if (values.length === 0) {
    return (
      <Emptiness
        title={t('trend.emptyTitle')}
        advice={t('trend.emptyAdvice')}
      />
    );
  }
  return (
    <>
      <TrendChart
        label={t('trend.label', {
          name,
          low: text(Math.min(...values), unit),
          high: text(most, unit),
        })}
        points={trend}
        marks={marks}
        say={value => (value === 0 ? '0' : text(value, unit, most))}
        unitSize={scaleOf(unit, most).divisor}
      />
      <ul className={styles.keys}>
        <li>— {t('trend.median')}</li>
        <li>
          <span aria-hidden="true">❘</span> {t('trend.mark.deployment')}
        </li>
        <li>
          <span aria-hidden="true">◆</span> {t('trend.mark.incident')}
        </li>
      </ul>
    </>
  );
}

/** A metric by week, with deployments and incidents on its axis. */
export function TrendPanel(props: {
  metrics: MetricAnswer[];
  marks: TrendMark[];
}) {
  const { metrics, marks } = props;
  const { t } = useDeliveryTranslation();
  const [chosen, setChosen] = useState<MetricId | undefined>(metrics[0]?.id);
  const metric = metrics.find(({ id }) => id === chosen) ?? metrics[0];
  if (!metric) {
    return null;
  }
  const title = t('trend.title');
  return (
    <PanelFrame title={title}>
      <div className={styles.body}>
        <WithTable
          title={title}
          controls={
            <Select
              className={styles.select}
              aria-label={t('metrics.metric')}
              size="small"
              options={metrics.map(({ id }) => ({
                id,
                label: t(`metrics.name.${id}`),
              }))}
              value={metric.id}
              onChange={id =>
                setChosen(metrics.find(known => known.id === id)?.id)
              }
            />
          }
          chart={<Chart metric={metric} marks={marks} />}
          table={<WeekTable label={title} metric={metric} marks={marks} />}
        />
      </div>
    </PanelFrame>
  );
}
