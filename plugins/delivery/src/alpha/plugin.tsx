import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiGitMergeLine } from '@remixicon/react';
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
} from '../routes';
import { deliveryApi, recentActivityApi } from './apis';
import { deliveryCard, deliveryContent, groupCard } from './entity';
import {
  deliveryPage,
  incidentsSubPage,
  overviewSubPage,
  reviewsSubPage,
  testsSubPage,
} from './pages';
import { incidentsWidget, reviewsWidget } from './widgets';

/** The plugin with the types of all its extensions. */
export const deliveryFrontendPlugin = createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  icon: <RiGitMergeLine size="1em" />,
  info: { packageJson: () => import('../../package.json') },
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
  extensions: [
    deliveryApi,
    recentActivityApi,
    deliveryPage,
    overviewSubPage,
    testsSubPage,
    reviewsSubPage,
    incidentsSubPage,
    deliveryCard,
    groupCard,
    deliveryContent,
    reviewsWidget,
    incidentsWidget,
  ],
});
