import { Emptiness } from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { EVERYTHING, useScopeAddress } from '../../hooks/useScopeAddress';
import { useDeliveryTranslation } from '../../translation';
import { YourRepository } from '../Backfills';
import { DeliveryView } from '../DeliveryView';
import { ScopeBar, ScopeLinks } from '../scope';
import { LinkTo } from '../shared';
import styles from '../shared/shared.module.css';
import pageStyles from './DeliveryPage.module.css';

function Nothing(props: { scope: string }) {
  const { t } = useDeliveryTranslation();
  return (
    <>
      <div className={`${styles.panel} ${styles.nothing}`}>
        {props.scope === EVERYTHING ? (
          <Emptiness
            title={t('overview.emptyTitle')}
            advice={t('overview.emptyAdvice')}
          />
        ) : (
          <Emptiness
            title={t('overview.emptyScopeTitle')}
            advice={t('overview.emptyScopeAdvice')}
          />
        )}
      </div>
      <YourRepository />
    </>
  );
}

/** What happened to changes, and what holds them up: `/delivery`. */
export function DeliveryPageContent() {
  const address = useScopeAddress();
  const { t } = useDeliveryTranslation();
  const { backfills } = useDeliveryLinks();
  const { scope, period } = address;
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <div className={pageStyles.scope}>
          <ScopeBar address={address} />
        </div>
        {scope !== EVERYTHING && <ScopeLinks place={{ scope, period }} />}
      </div>
      <DeliveryView
        key={`${scope} ${period}`}
        address={address}
        nothing={<Nothing scope={scope} />}
        footer={
          <p className={styles.aside}>
            <LinkTo to={backfills}>{t('backfills.another')}</LinkTo>
          </p>
        }
      />
    </div>
  );
}
