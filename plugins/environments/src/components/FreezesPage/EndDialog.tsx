import { useApi } from '@backstage/core-plugin-api';
import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';
import {
  AskDialog,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import styles from '../ListPage/ListPage.module.css';

/** Asks once more before a freeze is ended, or deleted before it begins. */
export function EndDialog(props: {
  freeze: FreezeWindow;
  isNow: boolean;
  onDone(): void;
  onClose(): void;
}) {
  const { freeze, isNow, onDone, onClose } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const toast = useToast();
  const { state, send } = useSending();
  const end = async () => {
    const error = await send(() => api.deleteFreeze(freeze.id));
    if (!error) {
      toast(isNow ? t('freezes.endNowDone') : t('freezes.deleteDone'));
      onDone();
    }
  };
  return (
    <AskDialog
      title={isNow ? t('freezes.endNowTitle') : t('freezes.deleteTitle')}
      doIt={isNow ? t('freezes.endNowDo') : t('freezes.deleteDo')}
      isDestructive
      isReady
      isSending={state.status === 'sending'}
      problem={
        state.status === 'failed'
          ? { title: t('freezes.endFailed'), advice: reasonOf(state.error) }
          : undefined
      }
      onConfirm={end}
      onClose={onClose}
    >
      <p className={styles.text}>{freeze.reason}</p>
      <p className={styles.text}>
        {isNow ? t('freezes.endNowEffect') : t('freezes.deleteEffect')}
      </p>
    </AskDialog>
  );
}
