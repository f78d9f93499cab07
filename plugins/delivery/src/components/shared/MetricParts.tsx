import { Link } from 'react-router-dom';
import { RiBookOpenLine } from '@remixicon/react';
import {
  MetricAnswer,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  formatDay,
  Sparkline,
  StatusMark,
  useHint,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { Place, useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useMeasuredTexts } from '../../hooks/useMeasuredTexts';
import { differenceOf } from '../../logic/difference';
import { useDeliveryTranslation } from '../../translation';
import styles from './MetricParts.module.css';

/** A metric by name, with the way to how it is defined. */
export function MetricName(props: { metric: MetricId }) {
  const { metric } = props;
  const { t } = useDeliveryTranslation();
  const definition = useDeliveryLinks().definition(metric);
  const name = t(`metrics.name.${metric}`);
  return (
    <>
      {name}
      {definition && (
        <Link
          to={definition}
          className={styles.definition}
          aria-label={t('metrics.definitionOf', { name })}
        >
          <RiBookOpenLine size="1em" aria-hidden />
        </Link>
      )}
    </>
  );
}

/** The value of a metric, which leads to what it is made of. */
export function MetricValue(props: { metric: MetricAnswer; place: Place }) {
  const { metric, place } = props;
  const { id, unit, now } = metric;
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const amounts = useAmounts();
  const texts = useMeasuredTexts();
  const { target, tooltip } = useHint<HTMLSpanElement>(
    `${t(`metrics.definition.${id}`)} ${texts.trust(now, unit)}`,
  );
  const { ref, ...hinting } = target;
  const said =
    now.value === undefined ? undefined : amounts.amount(now.value, unit);
  const content = said ? (
    <>
      {said.value}{' '}
      {said.unit && <span className={styles.unit}>{said.unit}</span>}
    </>
  ) : (
    <span className={styles.unit}>{t('metrics.unknown')}</span>
  );
  const to = links.metric(id, place);
  return (
    <span ref={ref} className={styles.hinted}>
      {to ? (
        <Link to={to} className={styles.value} {...hinting}>
          {content}
        </Link>
      ) : (
        <span className={styles.value}>{content}</span>
      )}
      {tooltip}
    </span>
  );
}

const ARROWS = { up: '↑', down: '↓', same: '=' } as const;

/** How a metric differs from the period before; whether it may be chance. */
export function MetricDifference(props: { metric: MetricAnswer }) {
  const { metric } = props;
  const { t } = useDeliveryTranslation();
  const amounts = useAmounts();
  const difference = differenceOf(metric);
  if (!difference || metric.now.value === undefined) {
    return <span className={styles.unit}>{t('metrics.noBefore')}</span>;
  }
  const { value, direction, verdict } = difference;
  return (
    <span className={styles.difference}>
      <span>
        <span aria-hidden="true">{ARROWS[direction]}</span>{' '}
        <span className={styles.hidden}>{t(`metrics.${direction}`)}</span>{' '}
        {amounts.difference(value, metric.unit, metric.now.value)}
      </span>
      {verdict === 'unclear' ? (
        <span className={styles.unit}>{t('metrics.unclear')}</span>
      ) : (
        <StatusMark tone={verdict === 'better' ? 'positive' : 'negative'}>
          {t(`metrics.${verdict}`)}
        </StatusMark>
      )}
    </span>
  );
}

/** How a metric went, by week. */
export function MetricTrend(props: { metric: MetricAnswer }) {
  const { trend, unit, id } = props.metric;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const known = trend.flatMap(({ week, value }) =>
    value === undefined ? [] : [{ week, value }],
  );
  if (known.length < 2) {
    return <span className={styles.unit}>{t('metrics.noTrend')}</span>;
  }
  const [first, last] = [known[0], known[known.length - 1]];
  const day = (week: string) => formatDay(new Date(week), locale, 'UTC');
  const most = Math.max(...known.map(({ value }) => value));
  return (
    <Sparkline
      label={t('metrics.trend', {
        name: t(`metrics.name.${id}`),
        from: amounts.text(first.value, unit),
        fromDay: day(first.week),
        to: amounts.text(last.value, unit),
        toDay: day(last.week),
      })}
      values={trend.map(({ value }) => value)}
      leastRange={most / 10 || 1}
    />
  );
}
