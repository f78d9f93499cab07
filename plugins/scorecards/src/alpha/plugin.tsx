import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiStairsLine } from '@remixicon/react';
import {
  createEnvironmentRouteRef,
  deliveryRouteRef,
  entityContentRouteRef,
  environmentsRouteRef,
  factsRouteRef,
  flakyTestsRouteRef,
  incidentsRouteRef,
  ownershipGapsRouteRef,
  reviewsRouteRef,
  rootRouteRef,
  scorecardRouteRef,
  templateRouteRef,
  waiversRouteRef,
} from '../routes';
import { scorecardLevelsApi, scorecardsApi } from './apis';
import { scorecardsCard, scorecardsContent, teamCard } from './entity';
import {
  allSubPage,
  factsSubPage,
  scorecardsPage,
  waiversSubPage,
} from './pages';
import { nextStepsWidget } from './widget';

/** The plugin with the types of all its extensions. */
export const scorecardsFrontendPlugin = createFrontendPlugin({
  pluginId: 'scorecards',
  title: 'Scorecards',
  icon: <RiStairsLine size="1em" />,
  info: { packageJson: () => import('../../package.json') },
  routes: {
    root: rootRouteRef,
    scorecard: scorecardRouteRef,
    waivers: waiversRouteRef,
    facts: factsRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: {
    template: templateRouteRef,
    ownershipGaps: ownershipGapsRouteRef,
    createEnvironment: createEnvironmentRouteRef,
    environments: environmentsRouteRef,
    flakyTests: flakyTestsRouteRef,
    reviews: reviewsRouteRef,
    delivery: deliveryRouteRef,
    incidents: incidentsRouteRef,
  },
  extensions: [
    scorecardsApi,
    scorecardLevelsApi,
    scorecardsPage,
    allSubPage,
    waiversSubPage,
    factsSubPage,
    scorecardsCard,
    teamCard,
    scorecardsContent,
    nextStepsWidget,
  ],
});
