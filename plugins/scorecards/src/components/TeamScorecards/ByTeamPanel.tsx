import {
  DataColumn,
  DataTable,
  Emptiness,
  EntityName,
  PanelFrame,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  Rollup,
  TeamRollup,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { Distribution, Score, TeamLevel } from '../shared';
import styles from './TeamScorecards.module.css';

interface TeamRow {
  entityRef: string;
  title: string;
  rollup: Rollup;
}

/** The teams on one scorecard, as far as it is about something of theirs. */
function rowsOf(team: TeamRollup, scorecardId: string): TeamRow[] {
  return team.byTeam.flatMap(({ entityRef, title, rollups }) =>
    rollups
      .filter(rollup => rollup.scorecardId === scorecardId)
      .map(rollup => ({ entityRef, title, rollup })),
  );
}

function useColumns(): DataColumn<TeamRow>[] {
  const { t } = useScorecardsTranslation();
  return [
    {
      id: 'team',
      title: t('scorecard.team'),
      cell: ({ entityRef, title }) => (
        <EntityName entityRef={entityRef} title={title} />
      ),
    },
    {
      id: 'level',
      title: t('scorecard.level'),
      cell: ({ rollup }) => <TeamLevel rollup={rollup} />,
    },
    {
      id: 'score',
      title: t('scorecard.score'),
      cell: ({ rollup }) => <Score tally={rollup} isInRow />,
    },
    {
      id: 'entities',
      title: t('scorecard.measured'),
      isNumber: true,
      isSecondary: true,
      cell: ({ rollup }) => rollup.entities,
    },
    {
      id: 'distribution',
      title: t('scorecard.distribution'),
      isSecondary: true,
      cell: ({ rollup }) => <Distribution rollup={rollup} />,
    },
  ];
}

/** Where each team below stands, on each scorecard. */
export function ByTeamPanel(props: { team: TeamRollup }) {
  const { team } = props;
  const { t } = useScorecardsTranslation();
  const columns = useColumns();
  return (
    <PanelFrame title={t('team.byTeam')}>
      {team.byTeam.length === 0 && (
        <Emptiness
          title={t('team.byTeamEmptyTitle')}
          advice={t('team.byTeamEmptyAdvice')}
        />
      )}
      {team.byTeam.length > 0 &&
        team.rollups.map(({ scorecardId, scorecardTitle }) => (
          <section key={scorecardId} aria-label={scorecardTitle}>
            <h3 className={styles.heading}>{scorecardTitle}</h3>
            <DataTable
              label={t('team.byTeamTable', { title: scorecardTitle })}
              columns={columns}
              rows={rowsOf(team, scorecardId)}
              keyOf={({ entityRef }) => entityRef}
            />
          </section>
        ))}
    </PanelFrame>
  );
}
