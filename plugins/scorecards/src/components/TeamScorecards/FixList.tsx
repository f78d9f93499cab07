import { Link } from 'react-router-dom';
import {
  EntityLink,
  formatNumber,
  Hint,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { RemedyButtons } from '../shared';
import styles from './TeamScorecards.module.css';

/** As many as one looks at before the whole list. */
const SHOWN_EXAMPLES = 3;

function Gain(props: { gain: number }) {
  const { gain } = props;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const points = formatNumber(gain * 100, locale, gain < 0.01 ? 1 : 0);
  return (
    <Hint text={t('team.gainHint')}>
      <strong className={styles.gain}>{t('team.gain', { points })}</strong>
    </Hint>
  );
}

function Examples(props: { fix: ValuableFix }) {
  const { examples, entities } = props.fix;
  const shown = examples.slice(0, SHOWN_EXAMPLES);
  return (
    <>
      {shown.map(({ entityRef, title }, index) => (
        <span key={entityRef}>
          {index > 0 && ', '}
          <EntityLink entityRef={entityRef} title={title} isQuiet />
        </span>
      ))}
      {entities > shown.length && ' …'}
    </>
  );
}

function Fix(props: { fix: ValuableFix; team: string }) {
  const { fix, team } = props;
  const { scorecardId, scorecardTitle, checkId, title } = fix;
  const { gain, entities, unlocks, remedy, examples } = fix;
  const { t } = useScorecardsTranslation();
  const path = useScorecardsLinks().entities(scorecardId, {
    check: checkId,
    team,
  });
  return (
    <li className={styles.fix}>
      <div className={styles.fixText}>
        <p className={styles.fixLine}>
          {path ? (
            <Link className={styles.fixTitle} to={path}>
              {title}
            </Link>
          ) : (
            <span className={styles.fixTitle}>{title}</span>
          )}
          <Gain gain={gain} />
        </p>
        <p className={styles.aside}>
          {scorecardTitle} · {t('team.fixEntities', { count: entities })}
          {unlocks > 0 && <> · {t('team.unlocks', { count: unlocks })}</>}
          {examples.length > 0 && (
            <>
              : <Examples fix={fix} />
            </>
          )}
        </p>
        {remedy && <p className={styles.remedy}>{remedy.text}</p>}
      </div>
      <span className={styles.actions}>
        <RemedyButtons
          remedy={remedy}
          // Of several, none is the one that a form should be filled in with.
          entity={entities === 1 ? examples[0] : undefined}
        />
      </span>
    </li>
  );
}

/** What lifts a team most, the most valuable first. */
export function FixList(props: {
  label: string;
  fixes: ValuableFix[];
  /** Ref of the group, or what stands for those of the person. */
  team: string;
}) {
  const { label, fixes, team } = props;
  const { t } = useScorecardsTranslation();
  return fixes.length > 0 ? (
    <ol className={styles.fixes} aria-label={label}>
      {fixes.map(fix => (
        <Fix key={`${fix.scorecardId} ${fix.checkId}`} fix={fix} team={team} />
      ))}
    </ol>
  ) : (
    <p className={styles.noFixes}>{t('team.noFixes')}</p>
  );
}
