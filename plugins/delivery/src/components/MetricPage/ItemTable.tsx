import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataColumn,
  DataTable,
  ExternalLink,
  Moment,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useMeasuredTexts } from '../../hooks/useMeasuredTexts';
import { KeyedItem } from '../../logic/items';
import { unitOf } from '../../logic/metrics';
import { useDeliveryTranslation } from '../../translation';
import { ChangeName, EntityOrText, LinkTo } from '../shared';
import styles from '../shared/shared.module.css';

/** Metrics whose items are incidents. */
const OF_INCIDENTS: readonly MetricId[] = ['detect-time', 'restore-time'];

/** A change, an incident, or what is elsewhere. */
function ItemName(props: { metric: MetricId; item: KeyedItem }) {
  const { item, title, url, change } = props.item;
  const links = useDeliveryLinks();
  if (change) {
    return <ChangeName change={change} />;
  }
  if (OF_INCIDENTS.includes(props.metric)) {
    return <LinkTo to={links.incident(item)}>{title}</LinkTo>;
  }
  return url ? <ExternalLink href={url}>{title}</ExternalLink> : <>{title}</>;
}

function ItemValue(props: { metric: MetricId; item: KeyedItem }) {
  const { metric, item } = props;
  const { value, excluded, isApproximate, isOpen } = item;
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  const texts = useMeasuredTexts();
  if (value === undefined) {
    return (
      <span className={styles.aside}>
        {excluded
          ? t('items.excluded', { reason: texts.reason(excluded) })
          : t('metrics.unknown')}
      </span>
    );
  }
  const unit = unitOf(metric);
  return (
    <>
      <span className={styles.number}>{text(value, unit)}</span>{' '}
      {isOpen && <div className={styles.below}>{t('items.open')}</div>}
      {isApproximate && (
        <div className={styles.below}>{t('items.approximate')}</div>
      )}
    </>
  );
}

/** What a number is made of, the largest first. */
export function ItemTable(props: { metric: MetricId; items: KeyedItem[] }) {
  const { metric, items } = props;
  const { t } = useDeliveryTranslation();
  const columns: DataColumn<KeyedItem>[] = [
    {
      id: 'item',
      title: t('items.item'),
      cell: item => <ItemName metric={metric} item={item} />,
    },
    {
      id: 'value',
      title: t('metrics.value'),
      isNumber: true,
      cell: item => <ItemValue metric={metric} item={item} />,
    },
    {
      id: 'component',
      title: t('shared.component'),
      isSecondary: true,
      cell: ({ component }) => component && <EntityOrText name={component} />,
    },
    {
      id: 'cohort',
      title: t('items.cohort'),
      isSecondary: true,
      cell: ({ change }) => change && t(`paradox.cohort.${change.cohort}`),
    },
    {
      id: 'at',
      title: t('items.at'),
      isSecondary: true,
      cell: ({ at }) => <Moment value={at} />,
    },
  ];
  return (
    <DataTable
      label={t(`metrics.name.${metric}`)}
      columns={columns}
      rows={items}
      keyOf={({ id }) => id}
    />
  );
}
