import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Emptiness } from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useScopeAddress } from '../../hooks/useScopeAddress';
import { useDeliveryTranslation } from '../../translation';
import { DeliveryView } from '../DeliveryView';
import { PeriodPicker, ScopeLinks } from '../scope';
import styles from '../shared/shared.module.css';
import entityStyles from './EntityDelivery.module.css';

function Nothing() {
  const { t } = useDeliveryTranslation();
  const { backfills } = useDeliveryLinks();
  return (
    <div className={`${styles.panel} ${styles.nothing}`}>
      <Emptiness
        title={t('overview.emptyScopeTitle')}
        advice={t('entity.emptyAdvice')}
        action={
          backfills
            ? { title: t('backfills.read'), href: backfills }
            : undefined
        }
      />
    </div>
  );
}

function Delivery(props: { scope: string }) {
  const { scope } = props;
  const address = useScopeAddress(scope);
  const { period } = address;
  return (
    <>
      <div className={styles.bar}>
        <PeriodPicker address={address} />
        <ScopeLinks place={{ scope, period }} />
      </div>
      <DeliveryView key={period} address={address} nothing={<Nothing />} />
    </>
  );
}

/** The tab "Delivery" of a component, system or group. */
export function EntityDeliveryContent() {
  const { entity } = useEntity();
  const scope = stringifyEntityRef(entity);
  return (
    <div className={entityStyles.content} key={scope}>
      <Delivery scope={scope} />
    </div>
  );
}
