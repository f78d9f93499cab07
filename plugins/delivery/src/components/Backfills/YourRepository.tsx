import {
  CopyButton,
  PanelFrame,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import { Failure, Stale } from '../shared';
import { BackfillForm } from './BackfillForm';
import { BackfillList } from './BackfillList';
import { useBackfills } from './useBackfills';
import styles from '../shared/shared.module.css';
import listStyles from './Backfills.module.css';

const COMMAND = './dev backfill';

/** What starts it where the form is not for the person. */
function Command() {
  const { t } = useDeliveryTranslation();
  const command = `${COMMAND} <${t('backfills.url')}>`;
  return (
    <div className={listStyles.command}>
      <code>{command}</code>
      <CopyButton text={command} variant="tertiary" size="small">
        {t('backfills.copy')}
      </CopyButton>
    </div>
  );
}

function Started() {
  const { t } = useDeliveryTranslation();
  const backfills = useBackfills();
  switch (backfills.status) {
    case 'loading':
      return <RowSkeletons rows={2} />;
    case 'failed':
      return <Failure title={t('backfills.failed')} {...backfills} />;
    default:
      return (
        <>
          <Stale error={backfills.refreshError} />
          {backfills.value.mayStart ? (
            <BackfillForm onStarted={backfills.refresh} />
          ) : (
            <p className={styles.aside}>{t('backfills.mayNot')}</p>
          )}
          <BackfillList backfills={backfills.value.items} />
        </>
      );
  }
}

/** Where a newcomer sees their own numbers: from git, before any webhook exists. */
export function YourRepository() {
  const { t } = useDeliveryTranslation();
  return (
    <PanelFrame title={t('backfills.title')}>
      <div className={styles.body}>
        <p className={styles.text}>{t('backfills.advice')}</p>
        <Command />
        <Started />
      </div>
    </PanelFrame>
  );
}
