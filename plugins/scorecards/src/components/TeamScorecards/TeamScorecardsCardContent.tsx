import { Link } from 'react-router-dom';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Panel,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useOwnTabPath } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { useDenied } from '../shared';
import { PartialNotice } from './PartialNotice';
import { FixList } from './FixList';
import { RollupList } from './RollupList';
import { useTeam, useTeamEmptiness } from './useTeam';
import styles from './TeamScorecards.module.css';

const SHOWN_FIXES = 3;

function TeamCard(props: { entityRef: string }) {
  const { entityRef } = props;
  const team = useTeam(entityRef);
  const tabPath = useOwnTabPath();
  const denied = useDenied();
  const empty = useTeamEmptiness();
  const { t } = useScorecardsTranslation();
  return (
    <Panel
      title={t('team.cardTitle')}
      state={team}
      skeleton={<RowSkeletons rows={4} />}
      failed={t('team.failed')}
      denied={denied}
      empty={empty}
      meta={value =>
        value &&
        value.rollups.length > 0 &&
        tabPath && (
          <Link to={tabPath} className={styles.link}>
            {t('team.all')}
          </Link>
        )
      }
    >
      {value =>
        value && (
          <>
            {value.partial && (
              <div className={styles.partial}>
                <PartialNotice />
              </div>
            )}
            <RollupList
              label={t('team.rollups')}
              rollups={value.rollups}
              team={entityRef}
              hasDistribution
            />
            <h3 className={styles.heading}>{t('team.fixes')}</h3>
            <FixList
              label={t('team.fixes')}
              fixes={value.fixes}
              limit={SHOWN_FIXES}
              team={entityRef}
            />
          </>
        )
      }
    </Panel>
  );
}

/** Where the team stands, and what lifts it most; on the page of a group. */
export function TeamScorecardsCardContent() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <TeamCard key={entityRef} entityRef={entityRef} />;
}
