import { LevelPips } from '@groundwork/backstage-plugin-groundwork-react';
import { Rollup } from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf } from '../../logic/checks';
import { useScorecardsTranslation } from '../../translation';
import styles from './shared.module.css';

/** The level of many entities: that which nearly all of them have reached. */
export function TeamLevel(props: { rollup: Rollup; hasText?: boolean }) {
  const { level, levels, entities, unmeasured } = props.rollup;
  const { t } = useScorecardsTranslation();
  return level === undefined ? (
    <span className={styles.aside}>{t('shared.noTeamLevel')}</span>
  ) : (
    <span title={t('shared.reachedBy')}>
      <LevelPips
        level={level}
        of={levels.length}
        name={levelNameOf(level, levels)}
        isUnmeasured={entities > 0 && unmeasured === entities}
        hasText={props.hasText}
      />
    </span>
  );
}
