import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { Router } from 'express';
import { addIngestRoutes, IngestRouterOptions } from '../ingest';
import { addBackfillRoutes, BackfillRouteOptions } from './backfills/routes';
import {
  addIdentifierRoutes,
  IdentifierRouteOptions,
} from './identifiers/routes';
import { addFigureRoutes, FigureRouteOptions } from './figures/routes';
import { addRecentRoutes, RecentRouteOptions } from './recent/routes';
import { addIncidentRoutes, IncidentRouteOptions } from './incidents/routes';
import { addMetricRoutes, MetricRouteOptions } from './metrics/routes';
import { DeliveryRouter, spec } from './openapi';
import { addReviewRoutes, ReviewRouteOptions } from './reviews/routes';
import { addTestRoutes, TestRouteOptions } from './tests/routes';

/** What the routes call. */
export interface RouteDeps {
  ingest: IngestRouterOptions;
  metrics: MetricRouteOptions;
  tests: TestRouteOptions;
  incidents: IncidentRouteOptions;
  reviews: ReviewRouteOptions;
  backfills: BackfillRouteOptions;
  identifiers: IdentifierRouteOptions;
  figures: FigureRouteOptions;
  recent: RecentRouteOptions;
}

/** Makes the router of the delivery API. */
export function createRouter(deps: RouteDeps): Router {
  // The compiler does not see that a router of this document is one of it; what
  // it would have to compare is too deep for it.
  const router = createOpenApiRouter(spec) as unknown as DeliveryRouter;
  addIngestRoutes(router, deps.ingest);
  addMetricRoutes(router, deps.metrics);
  addTestRoutes(router, deps.tests);
  addIncidentRoutes(router, deps.incidents);
  addReviewRoutes(router, deps.reviews);
  addBackfillRoutes(router, deps.backfills);
  addIdentifierRoutes(router, deps.identifiers);
  addFigureRoutes(router, deps.figures);
  addRecentRoutes(router, deps.recent);
  return router;
}
