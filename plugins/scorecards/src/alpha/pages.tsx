import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiStairsLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const scorecardsPage = PageBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    icon: <RiStairsLine size="1em" />,
    routeRef: rootRouteRef,
  },
});

export const allSubPage = SubPageBlueprint.make({
  name: 'all',
  params: {
    // The page's own address, so that scorecards are right below it.
    path: '',
    title: 'Scorecards',
    loader: () =>
      import('../components/ScorecardsRoutes').then(module => (
        <module.ScorecardsRoutes />
      )),
  },
});

export const waiversSubPage = SubPageBlueprint.make({
  name: 'waivers',
  params: {
    path: 'waivers',
    title: 'Waivers',
    loader: () =>
      import('../components/WaiversPage').then(module => (
        <module.WaiversPageContent />
      )),
  },
});

export const factsSubPage = SubPageBlueprint.make({
  name: 'facts',
  params: {
    path: 'facts',
    title: 'Facts',
    loader: () =>
      import('../components/FactsPage').then(module => (
        <module.FactsPageContent />
      )),
  },
});
