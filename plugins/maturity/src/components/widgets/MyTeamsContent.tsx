import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  Emptiness,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useConstraintTexts } from '../../hooks/useConstraintTexts';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import { LinkTo, TeamLevels } from '../shared';
import shared from '../shared/shared.module.css';
import { Widget } from './Widget';
import styles from './widgets.module.css';

/** Whoever is in more groups than that looks at the page instead. */
const MOST_GROUPS = 5;

/** A widget shows no history. */
const DAYS = 1;

/** The graded teams that the person is in. */
function useMyTeams() {
  const api = useApi(maturityApiRef);
  const identityApi = useApi(identityApiRef);
  return useLoadable(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    const groups = [
      ...new Set(ownershipEntityRefs.filter(ref => /^group:/i.test(ref))),
    ].slice(0, MOST_GROUPS);
    const teams = await Promise.all(
      groups.map(ref => api.findTeam(ref, { days: DAYS })),
    );
    return teams.filter(
      (team): team is TeamMaturity => team !== undefined && team.graded,
    );
  }, [api, identityApi]);
}

function Team(props: { of: TeamMaturity }) {
  const { of } = props;
  const { team, constraint, capabilities, model } = of;
  const links = useMaturityLinks();
  const { sentence } = useConstraintTexts();
  return (
    <li className={styles.team}>
      <div>
        <LinkTo to={links.team(team.entityRef)}>{team.title}</LinkTo>
        {constraint && (
          <p className={shared.aside}>{sentence(constraint.finding)}</p>
        )}
      </div>
      <TeamLevels
        label={team.title}
        capabilities={capabilities}
        levels={model.levels}
      />
    </li>
  );
}

function Teams(props: { teams: TeamMaturity[] }) {
  const { teams } = props;
  const { t } = useMaturityTranslation();
  const all = useMaturityLinks().all();
  return teams.length === 0 ? (
    <div className={styles.empty}>
      <Emptiness
        title={t('widgets.noTeamTitle')}
        advice={t('widgets.noTeamAdvice')}
        action={all ? { title: t('widgets.overview'), href: all } : undefined}
      />
    </div>
  ) : (
    <ul className={styles.teams} aria-label={t('widgets.maturity')}>
      {teams.map(of => (
        <Team key={of.team.entityRef} of={of} />
      ))}
    </ul>
  );
}

/** For Home: levels of one's teams, and what holds them up. What to do is on Home once. */
export function MyTeamsContent() {
  const { t } = useMaturityTranslation();
  const state = useMyTeams();
  return (
    <Widget state={state} loading={t('team.loading')} failed={t('team.failed')}>
      {teams => <Teams teams={teams} />}
    </Widget>
  );
}
