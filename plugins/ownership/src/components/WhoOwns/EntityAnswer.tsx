import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { AnswerFacts } from './AnswerFacts';
import { EntityHead } from './EntityHead';
import { RunnersUp } from './RunnersUp';
import styles from './Answers.module.css';

/** One entity stands out, or is the only one there is. */
export function EntityAnswer(props: { part: ResolvedPart }) {
  const { status, answers, margin } = props.part;
  const [answer] = answers;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.card}>
      {status === 'ambiguous' && (
        <p className={styles.probably}>{t('whoOwns.probably')}</p>
      )}
      <EntityHead entity={answer.entity} confidence={answer.confidence} />
      <AnswerFacts answer={answer}>
        <RunnersUp answers={answers} margin={margin} />
      </AnswerFacts>
    </div>
  );
}
