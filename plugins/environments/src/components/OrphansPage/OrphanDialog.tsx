import { useState } from 'react';
import { TextAreaField } from '@backstage/ui';
import { Orphan } from '@groundwork/backstage-plugin-environments-common';
import {
  AskDialog,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { useOrphanCommand } from './useOrphanCommand';
import styles from '../ListPage/ListPage.module.css';

const MAX_REASON = 500;

interface DialogProps {
  orphan: Orphan;
  onDone(): void;
  onClose(): void;
}

function useDialog({ orphan, onDone, onClose }: DialogProps) {
  const { t } = useEnvironmentsTranslation();
  const { state, act } = useOrphanCommand(onDone);
  return {
    act: (command: Parameters<typeof act>[1]) => act(orphan, command),
    dialog: {
      isSending: state.status === 'sending',
      problem:
        state.status === 'failed'
          ? {
              title: t('orphans.commandFailed'),
              advice: reasonOf(state.error),
            }
          : undefined,
      onClose,
    },
  };
}

/** Asks once more before something is gone for good. */
export function DestroyDialog(props: DialogProps) {
  const { t } = useEnvironmentsTranslation();
  const { act, dialog } = useDialog(props);
  return (
    <AskDialog
      {...dialog}
      title={t('orphans.destroyTitle')}
      doIt={t('orphans.destroyDo')}
      isDestructive
      isReady
      onConfirm={() => act({ action: 'destroy' })}
    >
      <p className={styles.text}>{props.orphan.description}</p>
      <p className={styles.text}>{t('orphans.destroyEffect')}</p>
    </AskDialog>
  );
}

/** Asks why something is to be left where it is. */
export function IgnoreDialog(props: DialogProps) {
  const { t } = useEnvironmentsTranslation();
  const [reason, setReason] = useState('');
  const { act, dialog } = useDialog(props);
  return (
    <AskDialog
      {...dialog}
      title={t('orphans.ignoreTitle')}
      doIt={t('orphans.ignoreDo')}
      isReady={reason.trim() !== ''}
      onConfirm={() => act({ action: 'ignore', reason: reason.trim() })}
    >
      <p className={styles.text}>{props.orphan.description}</p>
      <p className={styles.text}>{t('orphans.ignoreEffect')}</p>
      <TextAreaField
        label={t('orphans.ignoreReason')}
        description={t('orphans.ignoreReasonHint')}
        isRequired
        rows={2}
        maxLength={MAX_REASON}
        value={reason}
        onChange={setReason}
      />
    </AskDialog>
  );
}
