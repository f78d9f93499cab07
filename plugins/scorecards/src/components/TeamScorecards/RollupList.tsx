import { Link } from 'react-router-dom';
import { Rollup } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { Distribution, Score, TeamLevel } from '../shared';
import styles from './TeamScorecards.module.css';

function RollupItem(props: {
  rollup: Rollup;
  team: string;
  hasDistribution: boolean;
}) {
  const { rollup, team, hasDistribution } = props;
  const { scorecardId, scorecardTitle, entities } = rollup;
  const { t } = useScorecardsTranslation();
  const path = useScorecardsLinks().entities(scorecardId, { team });
  return (
    <li className={styles.rollup}>
      <span className={styles.rollupLine}>
        {path ? (
          <Link className={styles.scorecard} to={path}>
            {scorecardTitle}
          </Link>
        ) : (
          <span className={styles.scorecard}>{scorecardTitle}</span>
        )}
        <TeamLevel rollup={rollup} />
        <Score tally={rollup} />
        <span className={`${styles.aside} ${styles.entities}`}>
          {t('shared.entities', { count: entities })}
        </span>
      </span>
      {hasDistribution && <Distribution rollup={rollup} />}
    </li>
  );
}

/** Where the entities of a team stand, on each scorecard. */
export function RollupList(props: {
  rollups: Rollup[];
  /** Ref of the group, or what stands for those of the person. */
  team: string;
  label: string;
  hasDistribution?: boolean;
}) {
  const { rollups, team, label, hasDistribution = false } = props;
  return (
    <ul className={styles.rollups} aria-label={label}>
      {rollups.map(rollup => (
        <RollupItem
          key={rollup.scorecardId}
          rollup={rollup}
          team={team}
          hasDistribution={hasDistribution}
        />
      ))}
    </ul>
  );
}
