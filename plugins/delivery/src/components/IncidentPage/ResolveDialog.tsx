import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { IncidentChain } from '@groundwork/backstage-plugin-delivery-common';
import {
  AskDialog,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { localMinute, timeOfMinute } from '../../logic/minutes';
import { useDeliveryTranslation } from '../../translation';
import { MinuteField } from '../shared';
import styles from '../shared/shared.module.css';

/** Asks since when an incident is over. */
export function ResolveDialog(props: {
  incident: IncidentChain['incident'];
  onDone(chain: IncidentChain): void;
  onClose(): void;
}) {
  const { incident, onDone, onClose } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const toast = useToast();
  const [at, setAt] = useState(() => localMinute(new Date()));
  const { state, send } = useSending();
  const resolvedAt = timeOfMinute(at);
  const resolve = () =>
    send(async () => {
      const chain = await api.changeIncident(incident.id, { resolvedAt });
      toast(t('incidents.resolveDone'));
      onDone(chain);
    });
  return (
    <AskDialog
      title={t('incidents.resolveTitle')}
      doIt={t('incidents.resolveDo')}
      isReady={resolvedAt !== undefined}
      isSending={state.status === 'sending'}
      problem={
        state.status === 'failed'
          ? {
              title: t('incidents.resolveFailed'),
              advice: reasonOf(state.error),
            }
          : undefined
      }
      onConfirm={resolve}
      onClose={onClose}
    >
      <p className={styles.text}>{incident.title}</p>
      <MinuteField
        label={t('incidents.resolvedField')}
        value={at}
        isRequired
        onChange={setAt}
      />
    </AskDialog>
  );
}
