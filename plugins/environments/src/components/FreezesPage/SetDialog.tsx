import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { Stage } from '@groundwork/backstage-plugin-environments-common';
import {
  AskDialog,
  Loadable,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import {
  EnvironmentsTranslate,
  useEnvironmentsTranslation,
} from '../../translation';
import { EntitiesField } from './EntitiesField';
import {
  FreezeDraft,
  freezeOf,
  FreezeProblems,
  localMinute,
  problemsOf,
} from './freezes';
import { MinuteField } from './MinuteField';
import { StagesField } from './StagesField';
import styles from '../ListPage/ListPage.module.css';
import fieldStyles from './FreezesPage.module.css';

const MAX_REASON = 500;

function endProblem(
  problem: FreezeProblems['to'],
  t: EnvironmentsTranslate,
): string | undefined {
  switch (problem) {
    case 'missing':
      return t('freezes.endMissing');
    case 'beforeStart':
      return t('freezes.endBeforeStart');
    case 'past':
      return t('freezes.endPast');
    default:
      return undefined;
  }
}

interface FieldsProps {
  draft: FreezeDraft;
  problems: FreezeProblems;
  now: Date;
  onChange(changed: Partial<FreezeDraft>): void;
}

function ReasonField({ draft, problems, onChange }: FieldsProps) {
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={fieldStyles.field}>
      <TextAreaField
        label={t('freezes.reason')}
        description={t('freezes.reasonHint')}
        isRequired
        isInvalid={problems.reason !== undefined}
        validationBehavior="aria"
        rows={2}
        maxLength={MAX_REASON}
        value={draft.reason}
        onChange={reason => onChange({ reason })}
      />
      {problems.reason && (
        <p className={fieldStyles.problem} role="alert">
          {t('freezes.reasonMissing')}
        </p>
      )}
    </div>
  );
}

function TimeFields({ draft, problems, now, onChange }: FieldsProps) {
  const { t } = useEnvironmentsTranslation();
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <div>
      <div className={fieldStyles.fields}>
        <MinuteField
          label={t('freezes.start')}
          min={localMinute(now)}
          value={draft.from}
          problem={problems.from && t('freezes.startMissing')}
          onChange={from => onChange({ from })}
        />
        <MinuteField
          label={t('freezes.end')}
          min={draft.from || localMinute(now)}
          value={draft.to}
          problem={endProblem(problems.to, t)}
          onChange={to => onChange({ to })}
        />
      </div>
      <p className={fieldStyles.hint}>
        {t('freezes.zone', { zone: timeZone })}
      </p>
    </div>
  );
}

/** Sets the freeze of a draft, once nothing is wrong with it. */
function useSetting(draft: FreezeDraft, onDone: () => void) {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const toast = useToast();
  const [isTried, setTried] = useState(false);
  const { state, send } = useSending();
  const now = new Date();
  const problems = problemsOf(draft, now);
  const set = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) {
      return;
    }
    const error = await send(() => api.createFreeze(freezeOf(draft)));
    if (!error) {
      toast(t('freezes.setDone'));
      onDone();
    }
  };
  return { now, problems: isTried ? problems : {}, state, set };
}

/** Asks why, when and for what nothing is to be deployed. */
export function SetDialog(props: {
  stages: Loadable<Stage[]>;
  onDone(): void;
  onClose(): void;
}) {
  const { stages, onDone, onClose } = props;
  const { t } = useEnvironmentsTranslation();
  const [draft, setDraft] = useState<FreezeDraft>(() => ({
    reason: '',
    from: localMinute(new Date()),
    to: '',
    stages: [],
    entities: [],
  }));
  const onChange = (changed: Partial<FreezeDraft>) =>
    setDraft(before => ({ ...before, ...changed }));
  const { now, problems, state, set } = useSetting(draft, onDone);
  const fields = { draft, problems, now, onChange };
  return (
    <AskDialog
      title={t('freezes.setTitle')}
      doIt={t('freezes.setDo')}
      isReady
      isSending={state.status === 'sending'}
      problem={
        state.status === 'failed'
          ? { title: t('freezes.setFailed'), advice: reasonOf(state.error) }
          : undefined
      }
      onConfirm={set}
      onClose={onClose}
    >
      <p className={styles.text}>{t('freezes.setIntro')}</p>
      <ReasonField {...fields} />
      <TimeFields {...fields} />
      <StagesField
        stages={stages}
        value={draft.stages}
        onChange={to => onChange({ stages: to })}
      />
      <EntitiesField
        value={draft.entities}
        onChange={entities => onChange({ entities })}
      />
    </AskDialog>
  );
}
