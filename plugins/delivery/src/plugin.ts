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
import { DeliveryClient } from '@groundwork/backstage-plugin-delivery-common';
import { recentActivityApiRef } from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from './api';
import { createRecentActivity } from './api/recentActivity';
import {
  backfillsRouteRef,
  changeRouteRef,
  docsRouteRef,
  entityContentRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  metricRouteRef,
  reviewsRouteRef,
  rootRouteRef,
  testsRouteRef,
} from './routes';

/**
 * The plugin, for apps of the legacy frontend system.
 *
 * @public
 */
export const deliveryPlugin: BackstagePlugin<
  {
    root: RouteRef<undefined>;
    metric: SubRouteRef<{ metric: string }>;
    change: SubRouteRef<undefined>;
    backfills: SubRouteRef<undefined>;
    tests: SubRouteRef<undefined>;
    reviews: SubRouteRef<undefined>;
    incidents: SubRouteRef<undefined>;
    incident: SubRouteRef<{ id: string }>;
    entityContent: RouteRef<undefined>;
  },
  {
    docs: ExternalRouteRef<
      { namespace: string; kind: string; name: string },
      true
    >;
  }
> = createPlugin({
  id: 'delivery',
  apis: [
    createApiFactory({
      api: deliveryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new DeliveryClient(apis),
    }),
    createApiFactory({
      api: recentActivityApiRef,
      deps: { deliveryApi: deliveryApiRef },
      factory: ({ deliveryApi }) => createRecentActivity(deliveryApi),
    }),
  ],
  routes: {
    root: rootRouteRef,
    metric: metricRouteRef,
    change: changeRouteRef,
    backfills: backfillsRouteRef,
    tests: testsRouteRef,
    reviews: reviewsRouteRef,
    incidents: incidentsRouteRef,
    incident: incidentRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: { docs: docsRouteRef },
});

/**
 * The page about delivery, tests, reviews and incidents, for the path
 * `/delivery`.
 *
 * @public
 */
export const DeliveryPage: () => JSX.Element = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'DeliveryPage',
    component: () =>
      import('./components/DeliveryLegacyPage').then(
        module => module.DeliveryLegacyPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab "Delivery" of a component's, system's or group's page.
 *
 * @public
 */
export const EntityDeliveryContent: () => JSX.Element = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeliveryContent',
    component: () =>
      import('./components/surfaces').then(
        module => module.EntityDeliveryContent,
      ),
    mountPoint: entityContentRouteRef,
  }),
);
