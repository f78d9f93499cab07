import { ReactNode } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import { DeliveryOverview } from '@groundwork/backstage-plugin-delivery-common';
import {
  PanelFrame,
  RowSkeletons,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { ScopeAddress } from '../../hooks/useScopeAddress';
import { DORA_METRICS } from '../../logic/metrics';
import { useDeliveryTranslation } from '../../translation';
import { Failure, Stale } from '../shared';
import { ConstraintPanel } from './ConstraintPanel';
import { Headline } from './Headline';
import { MetricsPanel } from './MetricsPanel';
import { ParadoxPanel } from './ParadoxPanel';
import { PipelinePanel } from './PipelinePanel';
import { TrendPanel } from './TrendPanel';
import styles from './DeliveryView.module.css';

/** The layout of the view, while its numbers are read. */
function Reading() {
  const { t } = useDeliveryTranslation();
  return (
    <div
      className={styles.view}
      role="status"
      aria-label={t('overview.loading')}
      aria-busy="true"
    >
      <div className={styles.headline}>
        <Skeleton width="40%" height={18} />
        <Skeleton width="70%" height={28} />
      </div>
      <PanelFrame title={t('stages.title')} isBusy>
        <RowSkeletons rows={3} />
      </PanelFrame>
      <PanelFrame title={t('metrics.dora')} isBusy>
        <RowSkeletons rows={5} />
      </PanelFrame>
    </div>
  );
}

function Numbers(props: { overview: DeliveryOverview; address: ScopeAddress }) {
  const { overview, address } = props;
  const { query, period, scope } = address;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const constraint = useRefreshable(
    signal => api.getConstraint(query, { signal }),
    [api, query],
  );
  const cohorts = useRefreshable(
    signal => api.getCohorts(query, { signal }),
    [api, query],
  );
  const place = { scope, period };
  const { metrics, stages, marks } = overview;
  const dora = metrics.filter(({ id }) => DORA_METRICS.includes(id));
  const others = metrics.filter(({ id }) => !DORA_METRICS.includes(id));
  return (
    <>
      <Headline overview={overview} constraint={constraint} period={period} />
      <PipelinePanel
        stages={stages}
        finding={
          constraint.status === 'ready' ? constraint.value.finding : undefined
        }
      />
      <ConstraintPanel state={constraint} />
      <MetricsPanel title={t('metrics.dora')} metrics={dora} place={place} />
      <TrendPanel metrics={metrics} marks={marks} />
      {others.length > 0 && (
        <MetricsPanel
          title={t('metrics.others')}
          metrics={others}
          place={place}
        />
      )}
      <ParadoxPanel state={cohorts} />
    </>
  );
}

/** What happened to the changes of a scope, and what holds them up. */
export function DeliveryView(props: {
  address: ScopeAddress;
  /** What is shown where nothing was ever told of the scope. */
  nothing: ReactNode;
  /** What is shown below the numbers. */
  footer?: ReactNode;
}) {
  const { address, nothing, footer } = props;
  const { query } = address;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const overview = useRefreshable(
    signal => api.getOverview(query, { signal }),
    [api, query],
  );
  switch (overview.status) {
    case 'loading':
      return <Reading />;
    case 'failed':
      return <Failure title={t('overview.failed')} {...overview} />;
    default:
      return (
        <div
          className={styles.view}
          aria-busy={overview.isRefreshing || undefined}
        >
          <Stale error={overview.refreshError} />
          {overview.value.hasData ? (
            <>
              <Numbers overview={overview.value} address={address} />
              {footer}
            </>
          ) : (
            nothing
          )}
        </div>
      );
  }
}
