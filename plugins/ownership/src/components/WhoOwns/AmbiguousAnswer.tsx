import { Text } from '@backstage/ui';
import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import { distinguishingEvidence } from '../../lookup/differences';
import { useOwnershipTranslation } from '../../translation';
import { AnswerFacts } from './AnswerFacts';
import { EntityHead } from './EntityHead';
import styles from './Answers.module.css';

/** Several entities side by side, with what would tell them apart. */
export function AmbiguousAnswer(props: { part: ResolvedPart }) {
  const { answers } = props.part;
  const { t } = useOwnershipTranslation();
  const distinguishing = distinguishingEvidence(answers);
  const canBeTold = distinguishing.some(pieces => pieces.length > 0);
  return (
    <>
      <div>
        <Text as="p" weight="bold" className={styles.lead}>
          {t('whoOwns.ambiguous.title', { count: answers.length })}
        </Text>
        <Text as="p" color="secondary" className={styles.lead}>
          {canBeTold
            ? t('whoOwns.ambiguous.advice')
            : t('whoOwns.ambiguous.sameEvidence')}
        </Text>
      </div>
      <div className={styles.candidates}>
        {answers.map((answer, index) => (
          <div key={answer.entity.entityRef} className={styles.card}>
            <EntityHead entity={answer.entity} confidence={answer.confidence} />
            <AnswerFacts
              answer={answer}
              evidence={
                distinguishing[index].length > 0
                  ? {
                      label: t('whoOwns.ambiguous.only'),
                      pieces: distinguishing[index],
                    }
                  : undefined
              }
            />
          </div>
        ))}
      </div>
    </>
  );
}
