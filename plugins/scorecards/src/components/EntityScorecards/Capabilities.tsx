import { LevelPips } from '@groundwork/backstage-plugin-groundwork-react';
import { EntityScorecard } from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf } from '../../logic/checks';
import { useScorecardsTranslation } from '../../translation';
import styles from './EntityScorecards.module.css';

/** Where a team stands, capability by capability; for those who are measured. */
export function Capabilities(props: {
  of: Pick<EntityScorecard, 'capabilities' | 'levels'>;
}) {
  const { capabilities, levels } = props.of;
  const { t } = useScorecardsTranslation();
  if (!capabilities) {
    return null;
  }
  return (
    <>
      <h3 className={styles.toReach}>{t('entity.capabilities')}</h3>
      <ul className={styles.capabilities} aria-label={t('entity.capabilities')}>
        {capabilities.map(({ capability, level, of, unmeasured }) => (
          <li key={capability}>
            <span>{t(`scorecard.capability.${capability}`)}</span>
            <LevelPips
              level={level}
              of={of}
              name={levelNameOf(level, levels)}
              isUnmeasured={unmeasured}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
