import { RiAlertLine } from '@remixicon/react';
import { RelativeTime } from '@groundwork/backstage-plugin-groundwork-react';
import { Freshness } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import styles from './FreshnessNote.module.css';

function AsOf(props: { asOf: string }) {
  const { t } = useOwnershipTranslation();
  return (
    <span className={styles.asOf}>
      {t('shared.freshness.asOf')} <RelativeTime value={props.asOf} />
    </span>
  );
}

/** How fresh an answer is; when it is degraded, visibly and with reasons. */
export function FreshnessNote(props: { freshness: Freshness }) {
  const { asOf, degraded, degradedReasons } = props.freshness;
  const { t } = useOwnershipTranslation();
  if (!degraded) {
    return <AsOf asOf={asOf} />;
  }
  return (
    <p role="note" className={styles.degraded}>
      <RiAlertLine size={18} className={styles.icon} aria-hidden />
      <span>
        <strong>{t('shared.freshness.degraded')}.</strong>{' '}
        {degradedReasons.join(' ')} <AsOf asOf={asOf} />
      </span>
    </p>
  );
}
