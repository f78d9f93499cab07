import {
  BackstagePlugin,
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
  RouteRef,
  SubRouteRef,
} from '@backstage/core-plugin-api';
import { EnvironmentsClient } from '@groundwork/backstage-plugin-environments-common';
import { environmentsApiRef } from './api';
import {
  approvalsRouteRef,
  entityContentRouteRef,
  environmentRouteRef,
  freezesRouteRef,
  newEnvironmentRouteRef,
  orphansRouteRef,
  rootRouteRef,
} from './routes';

/**
 * The plugin, for apps of the legacy frontend system.
 *
 * @public
 */
export const environmentsPlugin: BackstagePlugin<{
  root: RouteRef<undefined>;
  create: SubRouteRef<undefined>;
  approvals: SubRouteRef<undefined>;
  freezes: SubRouteRef<undefined>;
  orphans: SubRouteRef<undefined>;
  environment: SubRouteRef<{ id: string }>;
  entityContent: RouteRef<undefined>;
}> = createPlugin({
  id: 'environments',
  apis: [
    createApiFactory({
      api: environmentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new EnvironmentsClient(apis),
    }),
  ],
  routes: {
    root: rootRouteRef,
    create: newEnvironmentRouteRef,
    approvals: approvalsRouteRef,
    freezes: freezesRouteRef,
    orphans: orphansRouteRef,
    environment: environmentRouteRef,
    entityContent: entityContentRouteRef,
  },
});

/**
 * The page with all environments, approvals, freezes and orphans, for the path
 * `/environments`.
 *
 * @public
 */
export const EnvironmentsPage: () => JSX.Element = environmentsPlugin.provide(
  createRoutableExtension({
    name: 'EnvironmentsPage',
    component: () =>
      import('./components/EnvironmentsLegacyPage').then(
        module => module.EnvironmentsLegacyPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab "Environments" of a component's page.
 *
 * @public
 */
export const EntityEnvironmentsContent: () => JSX.Element =
  environmentsPlugin.provide(
    createRoutableExtension({
      name: 'EntityEnvironmentsContent',
      component: () =>
        import('./components/EntityEnvironments').then(
          module => module.EntityEnvironmentsContent,
        ),
      mountPoint: entityContentRouteRef,
    }),
  );
