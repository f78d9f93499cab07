import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { TextAreaField, TextField } from '@backstage/ui';
import {
  IncidentSummary,
  NewIncident,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  AskDialog,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { localMinute, timeOfMinute } from '../../logic/minutes';
import { useDeliveryTranslation } from '../../translation';
import { ComponentField, MinuteField } from '../shared';
import styles from '../shared/shared.module.css';

interface Draft {
  title: string;
  component?: string;
  environment: string;
  severity: string;
  startedAt: string;
  detectedAt: string;
  description: string;
}

const textOf = (text: string) => text.trim() || undefined;

function incidentOf(draft: Draft): NewIncident {
  return {
    title: draft.title.trim(),
    component: draft.component,
    environment: textOf(draft.environment),
    severity: textOf(draft.severity),
    startedAt: timeOfMinute(draft.startedAt),
    detectedAt: timeOfMinute(draft.detectedAt),
    description: textOf(draft.description),
  };
}

function Fields(props: {
  draft: Draft;
  onChange(changed: Partial<Draft>): void;
}) {
  const { draft, onChange } = props;
  const { t } = useDeliveryTranslation();
  return (
    <>
      <TextField
        label={t('incidents.titleField')}
        isRequired
        value={draft.title}
        onChange={title => onChange({ title })}
      />
      <ComponentField
        label={t('shared.component')}
        onChange={component => onChange({ component })}
      />
      <div className={styles.fields}>
        <TextField
          label={t('incidents.environment')}
          value={draft.environment}
          onChange={environment => onChange({ environment })}
        />
        <TextField
          label={t('incidents.severity')}
          value={draft.severity}
          onChange={severity => onChange({ severity })}
        />
      </div>
      <div className={styles.fields}>
        <MinuteField
          label={t('incidents.startedField')}
          value={draft.startedAt}
          onChange={startedAt => onChange({ startedAt })}
        />
        <MinuteField
          label={t('incidents.detectedField')}
          value={draft.detectedAt}
          isRequired
          onChange={detectedAt => onChange({ detectedAt })}
        />
      </div>
      <TextAreaField
        label={t('incidents.description')}
        rows={3}
        value={draft.description}
        onChange={description => onChange({ description })}
      />
    </>
  );
}

/** Asks what happened, where and since when. */
export function DeclareDialog(props: {
  onDone(incident: IncidentSummary): void;
  onClose(): void;
}) {
  const { onDone, onClose } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const toast = useToast();
  const [draft, setDraft] = useState<Draft>(() => ({
    title: '',
    environment: 'production',
    severity: '',
    startedAt: '',
    detectedAt: localMinute(new Date()),
    description: '',
  }));
  const { state, send } = useSending();
  const declare = () =>
    send(async () => {
      const incident = await api.declareIncident(incidentOf(draft));
      toast(t('incidents.declared'));
      onDone(incident);
    });
  return (
    <AskDialog
      title={t('incidents.declareTitle')}
      doIt={t('incidents.declareDo')}
      isReady={draft.title.trim() !== '' && draft.detectedAt !== ''}
      isSending={state.status === 'sending'}
      problem={
        state.status === 'failed'
          ? {
              title: t('incidents.declareFailed'),
              advice: reasonOf(state.error),
            }
          : undefined
      }
      onConfirm={declare}
      onClose={onClose}
    >
      <Fields
        draft={draft}
        onChange={changed => setDraft(before => ({ ...before, ...changed }))}
      />
    </AskDialog>
  );
}
