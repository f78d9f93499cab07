import {
  BackstagePlugin,
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  ExternalRouteRef,
  fetchApiRef,
  RouteRef,
  SubRouteRef,
} from '@backstage/core-plugin-api';
import { ScorecardsClient } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardLevelsApiRef, scorecardsApiRef } from './api';
import { BatchedScorecardLevels } from './levels';
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
} from './routes';

/**
 * The plugin, for apps of the legacy frontend system.
 *
 * @public
 */
export const scorecardsPlugin: BackstagePlugin<
  {
    root: RouteRef<undefined>;
    scorecard: SubRouteRef<{ id: string }>;
    waivers: SubRouteRef<undefined>;
    facts: SubRouteRef<undefined>;
    entityContent: RouteRef<undefined>;
  },
  {
    template: ExternalRouteRef<
      { namespace: string; templateName: string },
      true
    >;
    ownershipGaps: ExternalRouteRef<undefined, true>;
    createEnvironment: ExternalRouteRef<undefined, true>;
    environments: ExternalRouteRef<undefined, true>;
    flakyTests: ExternalRouteRef<undefined, true>;
    reviews: ExternalRouteRef<undefined, true>;
    delivery: ExternalRouteRef<undefined, true>;
    incidents: ExternalRouteRef<undefined, true>;
  }
> = createPlugin({
  id: 'scorecards',
  apis: [
    createApiFactory({
      api: scorecardsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ScorecardsClient(apis),
    }),
    createApiFactory({
      api: scorecardLevelsApiRef,
      deps: { scorecardsApi: scorecardsApiRef },
      factory: apis => new BatchedScorecardLevels(apis),
    }),
  ],
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
});

/**
 * The page with all scorecards, waivers and facts, for the path `/scorecards`.
 *
 * @public
 */
export const ScorecardsPage: () => JSX.Element = scorecardsPlugin.provide(
  createRoutableExtension({
    name: 'ScorecardsPage',
    component: () =>
      import('./components/ScorecardsLegacyPage').then(
        module => module.ScorecardsLegacyPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The card "Scorecards" of an entity's page.
 *
 * @public
 */
export const EntityScorecardsCard: () => JSX.Element = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardsCard',
    component: {
      lazy: () =>
        import('./components/EntityScorecardsCard').then(
          module => module.EntityScorecardsCardContent,
        ),
    },
  }),
);

/**
 * The card "Scorecards of the team" of a group's page.
 *
 * @public
 */
export const TeamScorecardsCard: () => JSX.Element = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'TeamScorecardsCard',
    component: {
      lazy: () =>
        import('./components/TeamScorecards').then(
          module => module.TeamScorecardsCardContent,
        ),
    },
  }),
);

/**
 * The tab "Scorecards" of an entity's page; for a group, with its teams.
 *
 * @public
 */
export const EntityScorecardsContent: () => JSX.Element =
  scorecardsPlugin.provide(
    createRoutableExtension({
      name: 'EntityScorecardsContent',
      component: () =>
        import('./components/EntityScorecards').then(
          module => module.EntityScorecardsTabContent,
        ),
      mountPoint: entityContentRouteRef,
    }),
  );

/**
 * "What to fix next" as a part of another page, such as the app's home.
 *
 * @public
 */
export const NextStepsWidget: () => JSX.Element = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'NextStepsWidget',
    component: {
      lazy: () =>
        import('./components/NextSteps').then(
          module => module.NextStepsContent,
        ),
    },
  }),
);
