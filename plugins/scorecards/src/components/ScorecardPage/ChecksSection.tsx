import { Link } from 'react-router-dom';
import {
  Day,
  Emptiness,
  ShareBar,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CHECK_STATUSES,
  CheckDefinition,
  CheckStatus,
  ScorecardDetail,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { levelNameOf } from '../../logic/checks';
import { useScorecardsTranslation } from '../../translation';
import { RemedyButtons, STATUS_TONES } from '../shared';
import styles from './ScorecardPage.module.css';

interface CheckProps {
  scorecard: ScorecardDetail;
  check: CheckDefinition;
}

function Counts(
  props: CheckProps & { counts: Record<CheckStatus, number> | undefined },
) {
  const { scorecard, check, counts } = props;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  if (!counts) {
    return <p className={styles.aside}>{t('scorecard.checkNotYet')}</p>;
  }
  if (CHECK_STATUSES.every(status => counts[status] === 0)) {
    return <p className={styles.aside}>{t('scorecard.checkNone')}</p>;
  }
  const open = counts.fail + counts.unknown + counts.stale;
  const path = links.entities(scorecard.scorecardId, { check: check.id });
  return (
    <>
      <ShareBar
        label={t('scorecard.checkCounts', { title: check.title })}
        parts={CHECK_STATUSES.map(status => ({
          id: status,
          label: t(`shared.status.${status}`),
          value: counts[status],
          fill: STATUS_TONES[status],
        }))}
        hasLabels
      />
      {open > 0 && path && (
        <Link className={styles.link} to={path}>
          {t('scorecard.checkOpen', { count: open })}
        </Link>
      )}
    </>
  );
}

function Effective(props: { effective: CheckDefinition['effective'] }) {
  const { announce, enforce } = props.effective ?? {};
  const { t } = useScorecardsTranslation();
  return (
    <>
      {announce && (
        <span>
          {t('scorecard.announced')} <Day value={announce} />
        </span>
      )}
      {enforce && (
        <span>
          {t('scorecard.enforced')} <Day value={enforce} />
        </span>
      )}
    </>
  );
}

function Marks(props: CheckProps) {
  const { scorecard, check } = props;
  const { level, weight, capability, effective } = check;
  const { t } = useScorecardsTranslation();
  return (
    <p className={styles.marks}>
      <span>
        {t('scorecard.onLevel', {
          level: `${level}`,
          name: levelNameOf(level, scorecard.levels) ?? '',
        })}
      </span>
      <span>{t('shared.weight', { weight: `${weight}` })}</span>
      {capability && <span>{t(`scorecard.capability.${capability}`)}</span>}
      <Effective effective={effective} />
    </p>
  );
}

function Check(props: CheckProps) {
  const { scorecard, check } = props;
  const { title, why, expression, remedy } = check;
  const { t } = useScorecardsTranslation();
  const counts = scorecard.byCheck.find(
    ({ checkId }) => checkId === check.id,
  )?.counts;
  return (
    <li className={styles.check}>
      <div className={styles.checkText}>
        <h3 className={styles.checkTitle}>{title}</h3>
        {why && <p className={styles.why}>{why}</p>}
        <Marks {...props} />
        <code className={styles.expression} aria-label={t('shared.rule')}>
          {expression}
        </code>
        {remedy && (
          <div className={styles.remedy}>
            <span>
              <strong>{t('scorecard.remedy')}:</strong> {remedy.text}
            </span>
            <RemedyButtons remedy={remedy} />
          </div>
        )}
      </div>
      <div className={styles.checkCounts}>
        <Counts {...props} counts={counts} />
      </div>
    </li>
  );
}

/** The checks of a scorecard: why, by which rule, and how they turn out. */
export function ChecksSection(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { checks } = scorecard.definition;
  const { t } = useScorecardsTranslation();
  return (
    <div className={styles.panel}>
      {checks.length > 0 ? (
        <ul className={styles.checks} aria-label={t('scorecard.checksPart')}>
          {checks.map(check => (
            <Check key={check.id} scorecard={scorecard} check={check} />
          ))}
        </ul>
      ) : (
        <div className={styles.nothing}>
          <Emptiness
            title={t('scorecard.checksEmptyTitle')}
            advice={t('scorecard.checksEmptyAdvice')}
          />
        </div>
      )}
    </div>
  );
}
