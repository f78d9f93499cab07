import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  Day,
  Emptiness,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  ModelQuestion,
  SelfAssessment,
  SelfAssessmentAnswer,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import shared from '../shared/shared.module.css';
import { OpinionForm } from './OpinionForm';
import styles from './TeamView.module.css';

function Answer(props: {
  question: ModelQuestion;
  answer: SelfAssessmentAnswer | undefined;
}) {
  const { question, answer } = props;
  const { t } = useMaturityTranslation();
  const chosen = question.answers.find(({ level }) => level === answer?.level);
  return (
    <li className={styles.question}>
      <span className={shared.below}>{question.aspect}</span>
      <span className={shared.heading}>{question.question}</span>
      {answer ? (
        <>
          <span>{chosen?.text ?? t('opinion.none')}</span>
          {answer.comment && <p className={styles.quote}>{answer.comment}</p>}
          <span className={shared.below}>
            {t('opinion.answered')} <Day value={answer.answeredAt} />
          </span>
        </>
      ) : (
        <span className={shared.aside}>{t('opinion.none')}</span>
      )}
    </li>
  );
}

function Answers(props: { of: SelfAssessment; onEdit(): void }) {
  const { of, onEdit } = props;
  const { t } = useMaturityTranslation();
  return (
    <>
      <ul className={shared.list}>
        {of.questions.map(question => (
          <Answer
            key={question.id}
            question={question}
            answer={of.answers.find(
              ({ questionId }) => questionId === question.id,
            )}
          />
        ))}
      </ul>
      {of.mayAnswer ? (
        <div className={styles.buttons}>
          <Button variant="secondary" size="small" onPress={onEdit}>
            {of.answers.length > 0 ? t('opinion.editAgain') : t('opinion.edit')}
          </Button>
        </div>
      ) : (
        <p className={shared.aside}>{t('opinion.notMember')}</p>
      )}
    </>
  );
}

/** What the team says of itself: marked as opinion, and away from the levels. */
export function OpinionPanel(props: {
  entityRef: string;
  of: SelfAssessment;
  onAnswered(assessment: SelfAssessment): void;
}) {
  const { entityRef, of, onAnswered } = props;
  const { t } = useMaturityTranslation();
  const [isEditing, setEditing] = useState(false);
  return (
    <PanelFrame
      title={t('opinion.title')}
      meta={<span className={shared.tag}>{t('shared.opinion')}</span>}
    >
      {of.questions.length === 0 ? (
        <Emptiness
          title={t('opinion.emptyTitle')}
          advice={t('opinion.emptyAdvice')}
        />
      ) : (
        <div className={shared.body}>
          <p className={shared.aside}>{t('opinion.about')}</p>
          {isEditing ? (
            <OpinionForm
              entityRef={entityRef}
              of={of}
              onClose={() => setEditing(false)}
              onAnswered={assessment => {
                onAnswered(assessment);
                setEditing(false);
              }}
            />
          ) : (
            <Answers of={of} onEdit={() => setEditing(true)} />
          )}
        </div>
      )}
    </PanelFrame>
  );
}
