import { useId, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { TextAreaField } from '@backstage/ui';
import {
  TestDetail,
  TestSummary,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  AskDialog,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { endOfDay, quarantineDays } from '../../logic/quarantine';
import { useDeliveryTranslation } from '../../translation';
import styles from '../shared/shared.module.css';

const MAX_REASON = 500;

/** Asks why and until when results of a test are not to stop a pipeline. */
export function QuarantineDialog(props: {
  test: TestSummary;
  onDone(detail: TestDetail): void;
  onClose(): void;
}) {
  const { test, onDone, onClose } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const toast = useToast();
  const id = useId();
  const [days] = useState(() => quarantineDays(new Date()));
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(days.usual);
  const { state, send } = useSending();
  const quarantine = () =>
    send(async () => {
      const detail = await api.quarantineTest(test.key, {
        reason: reason.trim(),
        until: endOfDay(until),
      });
      toast(t('tests.quarantineDone'));
      onDone(detail);
    });
  return (
    <AskDialog
      title={t('tests.quarantineTitle')}
      doIt={t('tests.quarantineDo')}
      isReady={
        reason.trim() !== '' && until >= days.first && until <= days.last
      }
      isSending={state.status === 'sending'}
      problem={
        state.status === 'failed'
          ? {
              title: t('tests.quarantineFailed'),
              advice: reasonOf(state.error),
            }
          : undefined
      }
      onConfirm={quarantine}
      onClose={onClose}
    >
      <p className={styles.text}>{test.name}</p>
      <p className={styles.aside}>{t('tests.quarantineEffect')}</p>
      <TextAreaField
        label={t('tests.reason')}
        isRequired
        rows={2}
        maxLength={MAX_REASON}
        value={reason}
        onChange={setReason}
      />
      <div className={styles.field}>
        <label className={styles.label} htmlFor={id}>
          {t('tests.until')}
        </label>
        <input
          id={id}
          type="date"
          className={styles.input}
          min={days.first}
          max={days.last}
          value={until}
          required
          onChange={event => setUntil(event.target.value)}
        />
      </div>
    </AskDialog>
  );
}
