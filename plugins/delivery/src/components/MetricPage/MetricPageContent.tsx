import { Link, useParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricAnswer,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  Emptiness,
  Loadable,
  More,
  RowSkeletons,
  useCursorList,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { ScopeAddress, useScopeAddress } from '../../hooks/useScopeAddress';
import { keyedItems } from '../../logic/items';
import { readMetric } from '../../logic/metrics';
import { useDeliveryTranslation } from '../../translation';
import { ScopeBar } from '../scope';
import { Failure, LinkTo, ScopeName, Stale } from '../shared';
import { ItemTable } from './ItemTable';
import { MetricFigure } from './MetricFigure';
import styles from '../shared/shared.module.css';

function Items(props: { metric: MetricId; address: ScopeAddress }) {
  const { metric, address } = props;
  const { query } = address;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const listed = useCursorList(
    async (cursor, signal) =>
      keyedItems(
        await api.listMetricItems({ ...query, metric, cursor }, { signal }),
      ),
    [api, query, metric],
  );
  switch (listed.status) {
    case 'loading':
      return (
        <div
          className={styles.panel}
          role="status"
          aria-label={t('items.loading')}
          aria-busy="true"
        >
          <RowSkeletons rows={8} />
        </div>
      );
    case 'failed':
      return <Failure title={t('items.failed')} {...listed} />;
    default:
      return (
        <>
          <Stale error={listed.refreshError} />
          <div className={styles.panel}>
            {listed.value.items.length === 0 ? (
              <div className={styles.nothing}>
                <Emptiness
                  title={t('items.emptyTitle')}
                  advice={t('items.emptyAdvice')}
                />
              </div>
            ) : (
              <>
                <ItemTable metric={metric} items={listed.value.items} />
                <More list={listed.value} />
              </>
            )}
          </div>
        </>
      );
  }
}

function Metric(props: { metric: MetricId; address: ScopeAddress }) {
  const { metric, address } = props;
  const { query, scope, period } = address;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const overview = useLoadable(() => api.getOverview(query), [api, query]);
  const answer: Loadable<MetricAnswer | undefined> =
    overview.status === 'ready'
      ? {
          status: 'ready',
          value: overview.value.metrics.find(({ id }) => id === metric),
        }
      : overview;
  const back = links.all({ scope, period });
  const definition = links.definition(metric);
  return (
    <>
      <header className={styles.field}>
        <p className={styles.aside}>
          <LinkTo to={back}>{t('page.title')}</LinkTo> ·{' '}
          <ScopeName scope={scope} /> · {t(`shared.periodLast.${period}`)}
        </p>
        <h2 className={styles.title}>{t(`metrics.name.${metric}`)}</h2>
        <MetricFigure state={answer} />
        <p className={styles.text}>
          {t(`metrics.definition.${metric}`)}{' '}
          {definition && (
            <Link className={styles.link} to={definition}>
              {t('metrics.definitionLink')}
            </Link>
          )}
        </p>
      </header>
      <Items metric={metric} address={address} />
    </>
  );
}

/** What a number is made of: `/delivery/metrics/:metric`. */
export function MetricPageContent() {
  const { t } = useDeliveryTranslation();
  const metric = readMetric(useParams().metric);
  const address = useScopeAddress();
  return (
    <div className={styles.page}>
      {metric ? (
        <>
          <ScopeBar address={address} />
          <Metric
            key={`${metric} ${address.scope} ${address.period}`}
            metric={metric}
            address={address}
          />
        </>
      ) : (
        <div className={`${styles.panel} ${styles.nothing}`}>
          <Emptiness
            title={t('items.noMetricTitle')}
            advice={t('items.noMetricAdvice')}
          />
        </div>
      )}
    </div>
  );
}
