import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { deliveryApiRef } from '@groundwork/backstage-plugin-delivery';
import { environmentsApiRef } from '@groundwork/backstage-plugin-environments';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { maturityApiRef } from '@groundwork/backstage-plugin-maturity';
import { scorecardsApiRef } from '@groundwork/backstage-plugin-scorecards';
import { NextStep, nextStepsOf, NextStepSources } from './nextSteps';
import { settle } from './settle';
import { childrenOf } from './teams';
import { Viewer } from './useViewer';

/** A plugin that might have something to do. */
export type NextStepSource = keyof NextStepSources;

/** What to do next, as far as it could be found out. */
export interface NextSteps {
  steps: NextStep[];
  /** What did not answer. */
  failed: NextStepSource[];
}

/** The most that the backend counts at once. */
const COUNTED = 200;
const READ = 20;

/** Asks what is installed: each plugin once. */
export function useNextSteps(viewer: Viewer): Loadable<NextSteps> {
  const apis = useApiHolder();
  const { mainGroup } = viewer;
  const team = mainGroup && stringifyEntityRef(mainGroup);
  // Who answers for several teams reviews the changes of none of them.
  const reviewed =
    mainGroup && childrenOf(mainGroup).length === 0 ? team : undefined;
  return useLoadable(async () => {
    const environments = apis.get(environmentsApiRef);
    const { answers, failed } = await settle<NextStepSources>({
      approvals: environments?.queryApprovals({
        status: 'open',
        limit: COUNTED,
      }),
      environments: environments?.queryEnvironments({
        scope: 'mine',
        sort: 'expiresAt',
        order: 'asc',
        limit: READ,
      }),
      reviews: reviewed
        ? apis
            .get(deliveryApiRef)
            ?.getReviewQueue({ scope: reviewed, limit: READ })
        : undefined,
      maturity: team ? apis.get(maturityApiRef)?.findTeam(team) : undefined,
      scorecards: apis.get(scorecardsApiRef)?.findNextSteps(),
    });
    return { steps: nextStepsOf(answers, new Date()), failed };
  }, [apis, team, reviewed]);
}
