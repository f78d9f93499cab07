import { Link } from 'react-router-dom';
import { Day, EntityLink } from '@groundwork/backstage-plugin-groundwork-react';
import { ScorecardSummary } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import {
  Distribution,
  RefusedNotice,
  Score,
  TeamLevel,
  TrendOfScorecard,
} from '../shared';
import styles from './ScorecardsPage.module.css';

function About(props: { scorecard: ScorecardSummary }) {
  const { scorecard } = props;
  const { scorecardId, scorecardTitle, description, owner } = scorecard;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  return (
    <div className={styles.about}>
      <h3 className={styles.title}>
        <Link
          className={styles.link}
          to={links.scorecard(scorecardId) ?? scorecardId}
        >
          {scorecardTitle}
        </Link>
      </h3>
      {description && <p className={styles.description}>{description}</p>}
      <p className={styles.aside}>
        {t('list.by')} <EntityLink isQuiet {...owner} /> ·{' '}
        {t('shared.entities', { count: scorecard.entities })} ·{' '}
        {t('shared.checks', { count: scorecard.checks })} ·{' '}
        {t('list.version', { version: `${scorecard.version}` })}{' '}
        <Day value={scorecard.publishedAt} />
      </p>
    </div>
  );
}

/** A scorecard in the list of all: what it is about, and how things stand. */
export function ScorecardItem(props: { scorecard: ScorecardSummary }) {
  const { scorecard } = props;
  const { scorecardTitle, levels, trend, problem, version } = scorecard;
  const { t } = useScorecardsTranslation();
  return (
    <li className={styles.item}>
      <About scorecard={scorecard} />
      <div className={styles.distribution}>
        <Distribution rollup={scorecard} hasLabels />
      </div>
      <div className={styles.standing}>
        <TeamLevel rollup={scorecard} />
        <Score tally={scorecard} />
        <TrendOfScorecard
          title={scorecardTitle}
          levels={levels}
          points={trend}
        />
      </div>
      {problem && (
        <div className={styles.problem}>
          <RefusedNotice
            title={t('shared.refusedTitle', { version: `${version}` })}
            {...problem}
          />
        </div>
      )}
    </li>
  );
}
