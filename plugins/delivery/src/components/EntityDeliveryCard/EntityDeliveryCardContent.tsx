import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ConstraintFindingAnswer,
  DeliveryOverview,
  MetricAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  formatNumber,
  Panel,
  RowSkeletons,
  useLoadable,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useState } from 'react';
import { deliveryApiRef } from '../../api';
import { useConstraintSentence } from '../../hooks/useConstraintTexts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { DORA_METRICS } from '../../logic/metrics';
import { PERIODS, timesOf } from '../../logic/period';
import { useDeliveryTranslation } from '../../translation';
import {
  LinkTo,
  MetricDifference,
  MetricName,
  MetricTrend,
  MetricValue,
  useDenied,
} from '../shared';
import styles from '../shared/shared.module.css';

const PERIOD = PERIODS[0];

interface Answer {
  overview: DeliveryOverview;
  finding: ConstraintFindingAnswer;
}

function useAnswer(scope: string) {
  const api = useApi(deliveryApiRef);
  const [now] = useState(() => new Date());
  return useLoadable<Answer>(async () => {
    const query = { scope, ...timesOf(PERIOD, now) };
    const [overview, { finding }] = await Promise.all([
      api.getOverview(query),
      api.getConstraint(query),
    ]);
    return { overview, finding };
  }, [api, scope, now]);
}

function Figures(props: { metrics: MetricAnswer[]; scope: string }) {
  const { metrics, scope } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  return (
    <DataTable
      label={t('metrics.dora')}
      rows={metrics}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          title: t('metrics.metric'),
          cell: ({ id, now }) => (
            <>
              <MetricName metric={id} />
              <div className={styles.below}>
                {t('metrics.ofItems', { n: formatNumber(now.n, locale) })}
              </div>
            </>
          ),
        },
        {
          id: 'value',
          title: t('metrics.value'),
          isNumber: true,
          // The card stands in a narrow column: one more would not fit.
          cell: metric => (
            <>
              <MetricValue metric={metric} place={{ scope, period: PERIOD }} />
              <div className={styles.below}>
                <MetricDifference metric={metric} />
              </div>
            </>
          ),
        },
        {
          id: 'trend',
          title: t('metrics.trendTitle'),
          isSecondary: true,
          cell: metric => <MetricTrend metric={metric} />,
        },
      ]}
    />
  );
}

function Card(props: { scope: string }) {
  const { scope } = props;
  const answer = useAnswer(scope);
  const denied = useDenied();
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const sentence = useConstraintSentence();
  return (
    <Panel
      title={t('page.title')}
      state={answer}
      skeleton={<RowSkeletons rows={5} />}
      failed={t('overview.failed')}
      denied={denied}
      meta={({ overview }) =>
        overview.hasData && (
          <span className={styles.aside}>
            {t(`shared.periodLast.${PERIOD}`)} ·{' '}
            <LinkTo to={links.all({ scope, period: PERIOD })}>
              {t('entity.all')}
            </LinkTo>
          </span>
        )
      }
      empty={({ overview }) =>
        overview.hasData
          ? undefined
          : {
              title: t('overview.emptyScopeTitle'),
              advice: t('entity.emptyAdvice'),
              action: links.backfills
                ? { title: t('backfills.read'), href: links.backfills }
                : undefined,
            }
      }
    >
      {({ overview, finding }) => (
        <>
          <div className={styles.body}>
            <p className={styles.text}>{sentence(finding)}</p>
          </div>
          <Figures
            metrics={overview.metrics.filter(({ id }) =>
              DORA_METRICS.includes(id),
            )}
            scope={scope}
          />
        </>
      )}
    </Panel>
  );
}

/** Five numbers with their trend, and what holds changes up; on an entity's page. */
export function EntityDeliveryCardContent() {
  const { entity } = useEntity();
  const scope = stringifyEntityRef(entity);
  return <Card key={scope} scope={scope} />;
}
