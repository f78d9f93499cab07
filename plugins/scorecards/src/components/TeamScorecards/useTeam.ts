import { useApi } from '@backstage/core-plugin-api';
import {
  Loadable,
  PanelEmptiness,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { TeamRollup } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useScorecardsTranslation } from '../../translation';

/** Where a team stands: one request. */
export function useTeam(entityRef: string): Loadable<TeamRollup | undefined> {
  const api = useApi(scorecardsApiRef);
  return useLoadable(() => api.findTeam(entityRef), [api, entityRef]);
}

/** What is said of a team about which there is nothing to say. */
export function useTeamEmptiness(): (
  team: TeamRollup | undefined,
) => PanelEmptiness | undefined {
  const { t } = useScorecardsTranslation();
  return team => {
    if (!team) {
      return { title: t('team.unknownTitle'), advice: t('team.unknownAdvice') };
    }
    return team.rollups.length === 0
      ? { title: t('team.emptyTitle'), advice: t('team.emptyAdvice') }
      : undefined;
  };
}
