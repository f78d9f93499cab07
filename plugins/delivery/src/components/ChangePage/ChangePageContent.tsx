import { useApi } from '@backstage/core-plugin-api';
import {
  Emptiness,
  useQueryParam,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryTranslation } from '../../translation';
import { Failure, Loading, Stale } from '../shared';
import { ChangeHeadline } from './ChangeHeadline';
import { DeploymentsPanel, FailuresPanel } from './Outcomes';
import { SpansPanel } from './SpansPanel';
import styles from '../shared/shared.module.css';

function Change(props: { id: string }) {
  const { id } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const change = useRefreshable(
    signal => api.getChange(id, { signal }),
    [api, id],
  );
  switch (change.status) {
    case 'loading':
      return <Loading label={t('change.loading')} />;
    case 'failed':
      return <Failure title={t('change.failed')} {...change} />;
    default:
      return (
        <>
          <Stale error={change.refreshError} />
          <ChangeHeadline detail={change.value} />
          <SpansPanel spans={change.value.spans} />
          <DeploymentsPanel deployments={change.value.deployments} />
          <FailuresPanel failures={change.value.failures} />
        </>
      );
  }
}

/** A change, with where its time went: `/delivery/changes?id=`. */
export function ChangePageContent() {
  const { t } = useDeliveryTranslation();
  const [id] = useQueryParam('id');
  return (
    <div className={styles.page}>
      {id ? (
        <Change key={id} id={id} />
      ) : (
        <div className={`${styles.panel} ${styles.nothing}`}>
          <Emptiness
            title={t('change.noneTitle')}
            advice={t('change.noneAdvice')}
          />
        </div>
      )}
    </div>
  );
}
