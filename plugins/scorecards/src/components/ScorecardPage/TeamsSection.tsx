import { Link } from 'react-router-dom';
import {
  DataColumn,
  DataTable,
  Emptiness,
  EntityName,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ScorecardDetail } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { Distribution, Score, TeamLevel } from '../shared';
import styles from './ScorecardPage.module.css';

type TeamRow = ScorecardDetail['byTeam'][number];

function useColumns(scorecardId: string): DataColumn<TeamRow>[] {
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
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
      cell: ({ entityRef, title, rollup }) => (
        <Link
          className={styles.link}
          aria-label={t('scorecard.teamEntities', { team: title })}
          to={links.entities(scorecardId, { owner: entityRef }) ?? ''}
        >
          {rollup.entities}
        </Link>
      ),
    },
    {
      id: 'distribution',
      title: t('scorecard.distribution'),
      isSecondary: true,
      cell: ({ rollup }) => <Distribution rollup={rollup} />,
    },
  ];
}

/** Where each team stands that owns some of the entities. */
export function TeamsSection(props: { scorecard: ScorecardDetail }) {
  const { scorecardId, scorecardTitle, byTeam } = props.scorecard;
  const { t } = useScorecardsTranslation();
  const columns = useColumns(scorecardId);
  return (
    <div className={styles.panel}>
      {byTeam.length > 0 ? (
        <DataTable
          label={t('scorecard.teamsTable', { title: scorecardTitle })}
          columns={columns}
          rows={byTeam}
          keyOf={({ entityRef }) => entityRef}
        />
      ) : (
        <div className={styles.nothing}>
          <Emptiness
            title={t('scorecard.teamsEmptyTitle')}
            advice={t('scorecard.teamsEmptyAdvice')}
          />
        </div>
      )}
    </div>
  );
}
