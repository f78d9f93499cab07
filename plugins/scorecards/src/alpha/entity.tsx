import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';

/** What scorecards are about in most portals; a group has a card of its own. */
const SCORED = {
  kind: {
    $in: ['component', 'api', 'resource', 'system', 'domain', 'template'],
  },
};

const GROUP = { kind: 'group' };

export const scorecardsCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: SCORED,
    loader: () =>
      import('../components/EntityScorecardsCard').then(module => (
        <module.EntityScorecardsCardContent />
      )),
  },
});

export const teamCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'info',
    filter: GROUP,
    loader: () =>
      import('../components/TeamScorecards').then(module => (
        <module.TeamScorecardsCardContent />
      )),
  },
});

export const scorecardsContent = EntityContentBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    filter: { $any: [SCORED, GROUP] },
    routeRef: entityContentRouteRef,
    loader: () =>
      import('../components/EntityScorecards').then(module => (
        <module.EntityScorecardsTabContent />
      )),
  },
});
