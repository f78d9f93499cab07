import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { LinkCorrection } from '@groundwork/backstage-plugin-delivery-common';
import {
  AskDialog,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryTranslation } from '../../translation';
import styles from '../shared/shared.module.css';

const MAX_REASON = 500;

/** What somebody is about to say of where an incident came from. */
export interface Correcting {
  kind: LinkCorrection['kind'];
  to?: LinkCorrection['to'];
  /** What it is about, in words. */
  what: string;
}

/** Asks why an incident came from something, or did not. */
export function LinkDialog(props: {
  incident: string;
  correcting: Correcting;
  onDone(): void;
  onClose(): void;
}) {
  const { incident, correcting, onDone, onClose } = props;
  const { kind, to, what } = correcting;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const { state, send } = useSending();
  const correct = () =>
    send(async () => {
      await api.correctLink({
        from: { kind: 'incident', id: incident },
        to,
        kind,
        reason: reason.trim(),
      });
      toast(t('incidents.linkDone'));
      onDone();
    });
  return (
    <AskDialog
      title={t(`incidents.linkTitle.${kind}`)}
      doIt={t(`incidents.linkDo.${kind}`)}
      isReady={reason.trim() !== ''}
      isSending={state.status === 'sending'}
      problem={
        state.status === 'failed'
          ? { title: t('incidents.linkFailed'), advice: reasonOf(state.error) }
          : undefined
      }
      onConfirm={correct}
      onClose={onClose}
    >
      <p className={styles.text}>{what}</p>
      <p className={styles.aside}>{t('incidents.linkEffect')}</p>
      <TextAreaField
        label={t('incidents.reason')}
        isRequired
        rows={2}
        maxLength={MAX_REASON}
        value={reason}
        onChange={setReason}
      />
    </AskDialog>
  );
}
