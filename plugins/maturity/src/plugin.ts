import {
  BackstagePlugin,
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  ExternalRouteRef,
  fetchApiRef,
  RouteRef,
  SubRouteRef,
} from '@backstage/core-plugin-api';
import { MaturityClient } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from './api';
import {
  entityContentRouteRef,
  externalRoutes,
  modelRouteRef,
  reportRouteRef,
  rootRouteRef,
  teamRouteRef,
} from './routes';

/**
 * The plugin, for apps of the legacy frontend system.
 *
 * @public
 */
export const maturityPlugin: BackstagePlugin<
  {
    root: RouteRef<undefined>;
    team: SubRouteRef<{ namespace: string; name: string }>;
    report: SubRouteRef<undefined>;
    model: SubRouteRef<undefined>;
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
    delivery: ExternalRouteRef<undefined, true>;
    flakyTests: ExternalRouteRef<undefined, true>;
    reviews: ExternalRouteRef<undefined, true>;
    incidents: ExternalRouteRef<undefined, true>;
  }
> = createPlugin({
  id: 'maturity',
  apis: [
    createApiFactory({
      api: maturityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new MaturityClient(apis),
    }),
  ],
  routes: {
    root: rootRouteRef,
    team: teamRouteRef,
    report: reportRouteRef,
    model: modelRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes,
});

/**
 * The page about all teams, each of them, the report and the model, for the path
 * `/maturity`.
 *
 * @public
 */
export const MaturityPage: () => JSX.Element = maturityPlugin.provide(
  createRoutableExtension({
    name: 'MaturityPage',
    component: () =>
      import('./components/MaturityLegacyPage').then(
        module => module.MaturityLegacyPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab "Maturity" of a group's page.
 *
 * @public
 */
export const EntityMaturityContent: () => JSX.Element = maturityPlugin.provide(
  createRoutableExtension({
    name: 'EntityMaturityContent',
    component: () =>
      import('./components/surfaces').then(
        module => module.EntityMaturityContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);
