import { useApi } from '@backstage/core-plugin-api';
import {
  formatShare,
  LevelPips,
  reasonOf,
  useLoadable,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { LevelBrief } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardLevelsApiRef } from '../../api';
import { isNothingKnown } from '../../logic/score';
import { useScorecardsTranslation } from '../../translation';
import styles from './LevelCell.module.css';

/** With more, the rows of the table would no longer be of one height. */
const SHOWN = 2;

function useHint(): (brief: LevelBrief) => string {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  return ({ scorecardTitle, score, coverage }) => {
    if (isNothingKnown(coverage)) {
      return `${scorecardTitle} · ${t('shared.nothingKnown')}`;
    }
    return [
      scorecardTitle,
      score === undefined ? t('shared.noScore') : formatShare(score, locale),
      coverage !== undefined &&
        t('shared.coverage', { coverage: formatShare(coverage, locale) }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

/** The levels of an entity, in a row of a table. */
export function LevelCell(props: {
  entityRef: string;
  /** The one scorecard to show; those that apply unless said. */
  scorecardId?: string;
}) {
  const { entityRef, scorecardId } = props;
  const api = useApi(scorecardLevelsApiRef);
  const { t } = useScorecardsTranslation();
  const hint = useHint();
  const levels = useLoadable(() => api.findLevels(entityRef), [api, entityRef]);
  if (levels.status !== 'ready') {
    return levels.status === 'loading' ? (
      <span className={styles.loading} aria-busy="true" />
    ) : (
      <span title={reasonOf(levels.error)}>{t('list.levelFailed')}</span>
    );
  }
  const found = levels.value.filter(
    brief => !scorecardId || brief.scorecardId === scorecardId,
  );
  return (
    <span className={styles.levels} title={found.map(hint).join('\n')}>
      {found.length === 0 && '–'}
      {found.slice(0, SHOWN).map(brief => (
        <LevelPips
          key={brief.scorecardId}
          level={brief.level}
          of={brief.of}
          name={brief.levelName}
          isUnmeasured={brief.unmeasured}
        />
      ))}
      {found.length > SHOWN && (
        <span className={styles.more}>+{found.length - SHOWN}</span>
      )}
    </span>
  );
}
