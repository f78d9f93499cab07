import { Link } from 'react-router-dom';
import {
  Day,
  formatDay,
  Notice,
  PanelFrame,
  RelativeTime,
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  EntityScorecard,
  ScoredEntity,
  Transition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { CheckGroups, firstEndOf, groupChecks } from '../../logic/checks';
import { trendOfTransitions } from '../../logic/trend';
import { useScorecardsTranslation } from '../../translation';
import { EntityLevel, Score, ScoreTrendLine } from '../shared';
import { Capabilities } from './Capabilities';
import { CheckFold, SettledCheck } from './CheckFold';
import { ScorecardContext } from './context';
import { OpenCheck } from './OpenCheck';
import styles from './EntityScorecards.module.css';

interface ChecksProps {
  entity: ScoredEntity;
  groups: CheckGroups;
  context: ScorecardContext;
}

function Standing(props: {
  scorecard: EntityScorecard;
  transitions: Transition[];
  now: Date;
}) {
  const { scorecard, transitions, now } = props;
  const { scorecardId, pending, evaluatedAt } = scorecard;
  const { t } = useScorecardsTranslation();
  const trend = trendOfTransitions(transitions, scorecardId, now);
  return (
    <span className={styles.standing}>
      <EntityLevel of={scorecard} hasText />
      <Score tally={scorecard} />
      {trend && <ScoreTrendLine trend={trend} />}
      {pending ? (
        <StatusMark tone="warning">{t('entity.pending')}</StatusMark>
      ) : (
        <span className={styles.aside}>
          {t('entity.evaluated')} <RelativeTime value={evaluatedAt} />
        </span>
      )}
    </span>
  );
}

function ToReach(props: ChecksProps) {
  const { entity, groups, context } = props;
  const { next, missing } = groups;
  const { t } = useScorecardsTranslation();
  const level = next && { level: `${next.level}`, name: next.name };
  if (missing.length === 0) {
    return (
      <p className={styles.nothing}>
        {level ? t('entity.nextOpen', level) : t('entity.highest')}
      </p>
    );
  }
  const title = level ? t('entity.toReach', level) : t('entity.belowHighest');
  return (
    <>
      <h3 className={styles.toReach}>{title}</h3>
      <ul className={styles.checks} aria-label={title}>
        {missing.map(check => (
          <OpenCheck
            key={check.checkId}
            check={check}
            entity={entity}
            context={context}
          />
        ))}
      </ul>
    </>
  );
}

/** The checks that are folded away, by what they mean; those there are. */
function useFolds(groups: CheckGroups) {
  const { later, passing, exempt, announced } = groups;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const end = firstEndOf(exempt);
  const number = (checks: CheckResult[]) => ({ number: `${checks.length}` });
  const folds = [
    {
      id: 'later',
      isOpen: true,
      checks: later,
      title: t('entity.later', number(later)),
    },
    {
      isOpen: true,
      checks: announced,
      id: 'announced',
      title: t('entity.announced', number(announced)),
    },
    {
      isOpen: false,
      checks: passing,
      id: 'passing',
      title: t('entity.passing', number(passing)),
    },
    {
      isOpen: false,
      checks: exempt,
      id: 'exempt',
      title: end
        ? t('entity.exemptUntil', {
            ...number(exempt),
            day: formatDay(new Date(end), locale),
          })
        : t('entity.exempt', number(exempt)),
    },
  ];
  return folds.filter(({ checks }) => checks.length > 0);
}

function Folds(props: ChecksProps) {
  const { entity, groups, context } = props;
  const folds = useFolds(groups);
  return (
    <>
      {folds.map(({ id, title, checks, isOpen }) => (
        <CheckFold key={id} title={title}>
          {checks.map(check =>
            isOpen ? (
              <OpenCheck
                key={check.checkId}
                check={check}
                entity={entity}
                context={context}
              />
            ) : (
              <SettledCheck
                key={check.checkId}
                check={check}
                entity={entity}
                context={context}
              />
            ),
          )}
        </CheckFold>
      ))}
    </>
  );
}

/** How an entity stands on a scorecard, and what is missing. */
export function ScorecardSection(props: {
  entity: ScoredEntity;
  transitions: Transition[];
  context: ScorecardContext;
}) {
  const { entity, transitions, context } = props;
  const { scorecard, now } = context;
  const { scorecardId, scorecardTitle, version, definitionProblem } = scorecard;
  const { t } = useScorecardsTranslation();
  const path = useScorecardsLinks().scorecard(scorecardId);
  const checks = { entity, groups: groupChecks(scorecard), context };
  return (
    <PanelFrame
      title={
        path ? (
          <Link className={styles.title} to={path}>
            {scorecardTitle}
          </Link>
        ) : (
          scorecardTitle
        )
      }
      meta={
        <Standing scorecard={scorecard} transitions={transitions} now={now} />
      }
    >
      {definitionProblem && (
        <div className={styles.problem}>
          <Notice
            tone="warning"
            title={t('entity.definitionProblem', { version: `${version}` })}
            advice={
              <>
                {definitionProblem.message} {t('entity.problemSince')}{' '}
                <Day value={definitionProblem.since} />
              </>
            }
          />
        </div>
      )}
      {entity.kind === 'group' && <Capabilities of={scorecard} />}
      <ToReach {...checks} />
      <Folds {...checks} />
    </PanelFrame>
  );
}
