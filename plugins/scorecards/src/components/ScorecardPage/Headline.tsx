import { Link } from 'react-router-dom';
import {
  EntityLink,
  Figure,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ScorecardDetail } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScoreTexts } from '../../hooks/useScoreTexts';
import { useScorecardsTranslation } from '../../translation';
import {
  Distribution,
  PartialNotice,
  RefusedNotice,
  TeamLevel,
  TrendOfScorecard,
} from '../shared';
import styles from './ScorecardPage.module.css';

/** How many are unmeasured, and which. */
function Unmeasured(props: { scorecard: ScorecardDetail }) {
  const { scorecardId, unmeasured } = props.scorecard;
  const { t } = useScorecardsTranslation();
  const text = t('scorecard.measuredNote', { number: `${unmeasured}` });
  const path = useScorecardsLinks().entities(scorecardId, {
    unmeasured: 'true',
  });
  return path ? (
    <Link className={styles.link} to={path}>
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
}

function Figures(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { scorecardTitle, entities, unmeasured, levels, trend } = scorecard;
  const { t } = useScorecardsTranslation();
  const { score, coverage, hint } = useScoreTexts()(scorecard);
  return (
    <div className={styles.figures}>
      <Figure
        label={t('scorecard.score')}
        value={score}
        note={coverage}
        hint={hint}
      />
      <Figure
        label={t('scorecard.measured')}
        value={`${entities}`}
        note={unmeasured > 0 && <Unmeasured scorecard={scorecard} />}
        hint={t('scorecard.measuredHint')}
      />
      <div className={styles.figure}>
        <span className={styles.aside}>{t('scorecard.level')}</span>
        <TeamLevel rollup={scorecard} hasText />
      </div>
      <div className={styles.figure}>
        <span className={styles.aside}>{t('scorecard.trend')}</span>
        <TrendOfScorecard
          title={scorecardTitle}
          levels={levels}
          points={trend}
          width={176}
          height={32}
        />
      </div>
    </div>
  );
}

/** What is so on a scorecard: how many reach which level, and how it went. */
export function Headline(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { scorecardTitle, description, owner } = scorecard;
  const { problem, version, partial } = scorecard;
  const { t } = useScorecardsTranslation();
  return (
    <>
      <div>
        <h2 className={styles.title}>{scorecardTitle}</h2>
        <p className={styles.aside}>
          {description && <>{description} · </>}
          {t('list.by')} <EntityLink isQuiet {...owner} />
        </p>
      </div>
      {problem && (
        <RefusedNotice
          title={t('shared.refusedTitle', { version: `${version}` })}
          {...problem}
        />
      )}
      {partial && <PartialNotice />}
      <div className={styles.headline}>
        <Figures scorecard={scorecard} />
        <Distribution rollup={scorecard} hasLabels />
      </div>
    </>
  );
}
