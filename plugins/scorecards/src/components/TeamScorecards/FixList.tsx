import { Link } from 'react-router-dom';
import {
  EntityLink,
  formatNumber,
  Hint,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';
import { useNoDataTexts } from '../../hooks/useNoDataTexts';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { isUnmeasured, orderFixes, unknownIn } from '../../logic/fixes';
import { noDataOf } from '../../logic/noData';
import { MY_TEAMS } from '../../logic/rowFilters';
import { useScorecardsTranslation } from '../../translation';
import { RemedyButtons } from '../shared';
import styles from './TeamScorecards.module.css';

/** As many as one looks at before the whole list. */
const SHOWN_EXAMPLES = 3;

interface FixProps {
  fix: ValuableFix;
  team: string;
}

/** By how much which score rises. */
function Gain(props: FixProps) {
  const { fix, team } = props;
  const { gain, scorecardTitle: scorecard } = fix;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const points = formatNumber(gain * 100, locale, gain < 0.01 ? 1 : 0);
  // For those of which nothing is known it may pass already.
  const isHoped = unknownIn(fix) > 0;
  const hoped = isUnmeasured(fix)
    ? t('team.gainUpToHint')
    : t('team.gainPartlyHint', { count: unknownIn(fix) });
  return (
    <span className={styles.gainLine}>
      <Hint text={isHoped ? hoped : t('team.gainHint')}>
        <strong className={styles.gain}>
          {isHoped
            ? t('team.gainUpTo', { points })
            : t('team.gain', { points })}
        </strong>
      </Hint>{' '}
      <span className={styles.aside}>
        {team === MY_TEAMS
          ? t('team.gainOfTeams', { scorecard })
          : t('team.gainOfTeam', { scorecard })}
      </span>
    </span>
  );
}

/** What to do: mend it, or first have it measured. */
function WhatToDo(props: { fix: ValuableFix }) {
  const { fix } = props;
  const noDataTexts = useNoDataTexts();
  if (isUnmeasured(fix)) {
    const failed = fix.facts.filter(({ error }) => error);
    // Of a fix it is not known which of the others were observed.
    const facts = failed.length > 0 ? failed : fix.facts;
    return (
      <p className={styles.remedy}>{noDataTexts(noDataOf(facts)).join(' ')}</p>
    );
  }
  return fix.remedy ? <p className={styles.remedy}>{fix.remedy.text}</p> : null;
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

function Fix(props: FixProps) {
  const { fix, team } = props;
  const { scorecardId, checkId, title } = fix;
  const { entities, unlocks, remedy, examples } = fix;
  const unknown = unknownIn(fix);
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
          <Gain {...props} />
        </p>
        <p className={styles.aside}>
          {t('team.fixEntities', { count: entities })}
          {unknown > 0 && unknown < entities && (
            <>, {t('team.fixUnknown', { count: unknown })}</>
          )}
          {examples.length > 0 && (
            <>
              : <Examples fix={fix} />
            </>
          )}
          {unlocks > 0 && <> · {t('team.unlocks', { count: unlocks })}</>}
        </p>
        <WhatToDo fix={fix} />
      </div>
      {!isUnmeasured(fix) && (
        <span className={styles.actions}>
          <RemedyButtons
            remedy={remedy}
            // Of several, none is the one that a form should be filled in with.
            entity={entities === 1 ? examples[0] : undefined}
          />
        </span>
      )}
    </li>
  );
}

/** What lifts a team most, the most valuable first. */
export function FixList(props: {
  label: string;
  fixes: ValuableFix[];
  /** Ref of the group, or what stands for those of the person. */
  team: string;
  /** All of them unless said. */
  limit?: number;
}) {
  const { label, team, limit } = props;
  const fixes = orderFixes(props.fixes).slice(0, limit);
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
