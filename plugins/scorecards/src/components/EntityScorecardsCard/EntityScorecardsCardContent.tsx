import { Link } from 'react-router-dom';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import {
  Panel,
  PanelEmptiness,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  EntityScorecards,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useEntityScorecards } from '../../hooks/useEntityScorecards';
import { useWhyTexts } from '../../hooks/useNoDataTexts';
import { useOwnTabPath } from '../../hooks/useScorecardsLinks';
import { groupChecks } from '../../logic/checks';
import { useScorecardsTranslation } from '../../translation';
import {
  CheckMark,
  EntityLevel,
  RemedyButtons,
  Score,
  useDenied,
} from '../shared';
import styles from './EntityScorecardsCard.module.css';

/** As many as one does next. */
const SHOWN_MISSING = 3;

function Missing(props: { check: CheckResult; entity: ScoredEntity }) {
  const { check, entity } = props;
  const { status, title, message, why, remedy, facts } = check;
  const texts = useWhyTexts()({ status, facts, message });
  const text = texts.length > 0 ? texts.join(' ') : why ?? remedy?.text;
  return (
    <li className={styles.check}>
      <CheckMark status={status} />
      <span className={styles.checkText}>
        <span className={styles.checkTitle}>{title}</span>
        {text && <span className={styles.aside}>{text}</span>}
      </span>
      {status !== 'unknown' && (
        <span className={styles.actions}>
          <RemedyButtons remedy={remedy} entity={entity} />
        </span>
      )}
    </li>
  );
}

function Levels(props: { known: EntityScorecards }) {
  return (
    <ul className={styles.levels}>
      {props.known.scorecards.map(scorecard => (
        <li key={scorecard.scorecardId} className={styles.level}>
          <span className={styles.scorecard}>{scorecard.scorecardTitle}</span>
          <EntityLevel of={scorecard} />
          <Score tally={scorecard} />
        </li>
      ))}
    </ul>
  );
}

function Known(props: { known: EntityScorecards }) {
  const { known } = props;
  const { t } = useScorecardsTranslation();
  const missing = known.scorecards
    .flatMap(scorecard =>
      groupChecks(scorecard).missing.map(check => ({
        id: `${scorecard.scorecardId} ${check.checkId}`,
        check,
      })),
    )
    .sort((a, b) => b.check.weight - a.check.weight)
    .slice(0, SHOWN_MISSING);
  return (
    <>
      <Levels known={known} />
      {missing.length > 0 && (
        <ul className={styles.checks} aria-label={t('scorecard.missing')}>
          {missing.map(({ id, check }) => (
            <Missing key={id} check={check} entity={known.entity} />
          ))}
        </ul>
      )}
    </>
  );
}

function CardSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <Skeleton width="60%" height={18} />
      <Skeleton width="85%" height={16} />
      <Skeleton width="75%" height={16} />
    </div>
  );
}

/** The levels of the entity and what to mend next; on its overview. */
export function EntityScorecardsCardContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <EntityCard key={entityRef} entityRef={entityRef} />;
}

function EntityCard(props: { entityRef: string }) {
  const known = useEntityScorecards(props.entityRef);
  const tabPath = useOwnTabPath();
  const denied = useDenied();
  const { t } = useScorecardsTranslation();
  const emptinessOf = (
    value: EntityScorecards | undefined,
  ): PanelEmptiness | undefined => {
    if (!value) {
      return {
        title: t('entity.unknownTitle'),
        advice: t('entity.unknownAdvice'),
      };
    }
    return value.scorecards.length === 0
      ? { title: t('entity.emptyTitle'), advice: t('entity.emptyAdvice') }
      : undefined;
  };
  return (
    <Panel
      title={t('entity.cardTitle')}
      state={known}
      skeleton={<CardSkeleton />}
      failed={t('entity.failed')}
      denied={denied}
      empty={emptinessOf}
      meta={value =>
        value &&
        value.scorecards.length > 0 &&
        tabPath && (
          <Link to={tabPath} className={styles.link}>
            {t('entity.allChecks')}
          </Link>
        )
      }
    >
      {value => value && <Known known={value} />}
    </Panel>
  );
}
