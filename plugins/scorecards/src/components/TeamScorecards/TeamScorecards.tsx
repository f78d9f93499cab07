import {
  Panel,
  PanelFrame,
  RelativeTime,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamRollup } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { useDenied } from '../shared';
import { ByTeamPanel } from './ByTeamPanel';
import { PartialNotice } from './PartialNotice';
import { FixList } from './FixList';
import { RollupList } from './RollupList';
import { useTeam, useTeamEmptiness } from './useTeam';
import styles from './TeamScorecards.module.css';

function Meta(props: { team: TeamRollup }) {
  const { teams, evaluatedAt } = props.team;
  const { t } = useScorecardsTranslation();
  return (
    <span>
      {teams.length > 1 && (
        <>{t('team.counted', { count: teams.length - 1 })} · </>
      )}
      {t('team.evaluated')} <RelativeTime value={evaluatedAt} />
    </span>
  );
}

/** Where a team and all teams below it stand; in the tab of a group. */
export function TeamScorecards(props: { entityRef: string }) {
  const { entityRef } = props;
  const team = useTeam(entityRef);
  const denied = useDenied();
  const empty = useTeamEmptiness();
  const { t } = useScorecardsTranslation();
  const known = team.status === 'ready' ? team.value : undefined;
  return (
    <>
      {known?.partial && <PartialNotice />}
      <Panel
        title={t('team.cardTitle')}
        state={team}
        skeleton={<RowSkeletons rows={4} />}
        failed={t('team.failed')}
        denied={denied}
        empty={empty}
        meta={value => value && <Meta team={value} />}
      >
        {value =>
          value && (
            <RollupList
              label={t('team.rollups')}
              rollups={value.rollups}
              team={entityRef}
              hasDistribution
            />
          )
        }
      </Panel>
      {known && known.rollups.length > 0 && (
        <>
          <PanelFrame title={t('team.fixes')}>
            <div className={styles.panelFixes}>
              <FixList
                label={t('team.fixes')}
                fixes={known.fixes}
                team={entityRef}
              />
            </div>
          </PanelFrame>
          <ByTeamPanel team={known} />
        </>
      )}
    </>
  );
}
