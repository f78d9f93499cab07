import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  Emptiness,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { NextSteps } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { MY_TEAMS } from '../../logic/rowFilters';
import { useScorecardsTranslation } from '../../translation';
import { Failure } from '../shared';
import { FixList, RollupList } from '../TeamScorecards';
import styles from './NextSteps.module.css';

const SHOWN_FIXES = 3;

function Loading() {
  return (
    <div className={styles.loading} aria-hidden="true">
      <Skeleton width="75%" height={18} />
      <Skeleton width="60%" height={18} />
      <Skeleton width="70%" height={18} />
    </div>
  );
}

function Steps(props: { steps: NextSteps }) {
  const { teams, fixes, rollups } = props.steps;
  const { t } = useScorecardsTranslation();
  if (teams.length === 0) {
    return (
      <Emptiness
        title={t('team.noTeamTitle')}
        advice={t('team.noTeamAdvice')}
      />
    );
  }
  if (rollups.length === 0) {
    return (
      <Emptiness
        title={t('team.nothingOwnedTitle')}
        advice={t('team.nothingOwnedAdvice')}
      />
    );
  }
  return (
    <div className={styles.beside}>
      <FixList
        label={t('team.widgetTitle')}
        fixes={fixes}
        limit={SHOWN_FIXES}
        team={MY_TEAMS}
      />
      <div className={styles.levels}>
        <RollupList label={t('team.yours')} rollups={rollups} team={MY_TEAMS} />
      </div>
    </div>
  );
}

/** What to fix next, and where one's teams stand; for Home. */
export function NextStepsContent() {
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const steps = useLoadable(() => api.findNextSteps(), [api]);
  switch (steps.status) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failure title={t('team.nextFailed')} {...steps} />;
    default:
      return (
        <div className={`${styles.steps} ${styles.widget}`}>
          <Steps steps={steps.value} />
        </div>
      );
  }
}
