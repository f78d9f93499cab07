import { FormEvent, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import {
  isDenied,
  Notice,
  reasonOf,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  ModelQuestion,
  SelfAssessment,
} from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import {
  changedAnswers,
  Drafts,
  draftsOf,
  OpinionDraft,
} from '../../logic/opinion';
import { useMaturityTranslation } from '../../translation';
import { useDenied } from '../shared';
import styles from './TeamView.module.css';

const PERMISSION = 'maturity.self-assessment.write';
const MOST_CHARACTERS = 1_000;
const NO_ANSWER = 'none';

function Question(props: {
  question: ModelQuestion;
  draft: OpinionDraft;
  onChange(draft: OpinionDraft): void;
}) {
  const { question, draft, onChange } = props;
  const { t } = useMaturityTranslation();
  return (
    <div className={styles.field}>
      <RadioGroup
        label={question.question}
        secondaryLabel={question.aspect}
        value={draft.level === null ? NO_ANSWER : `${draft.level}`}
        onChange={value =>
          onChange({
            ...draft,
            level: value === NO_ANSWER ? null : Number(value),
          })
        }
      >
        {question.answers.map(({ level, text }) => (
          <Radio key={level} value={`${level}`}>
            {text}
          </Radio>
        ))}
        <Radio value={NO_ANSWER}>{t('opinion.noAnswer')}</Radio>
      </RadioGroup>
      {draft.level !== null && (
        <TextAreaField
          label={t('opinion.comment')}
          description={t('opinion.commentHint')}
          maxLength={MOST_CHARACTERS}
          rows={2}
          value={draft.comment}
          onChange={comment => onChange({ ...draft, comment })}
        />
      )}
    </div>
  );
}

function SaveFailed(props: { error: Error }) {
  const { error } = props;
  const { t } = useMaturityTranslation();
  const denied = useDenied(PERMISSION);
  return isDenied(error) ? (
    <Notice tone="neutral" {...denied} />
  ) : (
    <Notice
      title={t('opinion.saveFailed')}
      advice={t('opinion.saveFailedAdvice', { reason: reasonOf(error) })}
    />
  );
}

/** Asks what no system measures; what is written stays until it is saved. */
export function OpinionForm(props: {
  entityRef: string;
  of: SelfAssessment;
  onClose(): void;
  onAnswered(assessment: SelfAssessment): void;
}) {
  const { entityRef, of, onClose, onAnswered } = props;
  const api = useApi(maturityApiRef);
  const { t } = useMaturityTranslation();
  const toast = useToast();
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(of));
  const { state, send } = useSending();
  const answers = changedAnswers(of, drafts);
  const save = (event: FormEvent) => {
    event.preventDefault();
    return send(async () => {
      onAnswered(await api.answerSelfAssessment({ entityRef, answers }));
      toast(t('opinion.saved'));
    });
  };
  return (
    <form className={styles.form} onSubmit={save}>
      {of.questions.map(question => (
        <Question
          key={question.id}
          question={question}
          draft={drafts[question.id]}
          onChange={draft => setDrafts({ ...drafts, [question.id]: draft })}
        />
      ))}
      {state.status === 'failed' && <SaveFailed error={state.error} />}
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="primary"
          isDisabled={answers.length === 0}
          isPending={state.status === 'sending'}
        >
          {t('opinion.save')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('opinion.cancel')}
        </Button>
      </div>
    </form>
  );
}
