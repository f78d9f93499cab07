import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { Router } from 'express';
import { Viewers } from '../authorization';
import { Readers } from '../read';
import { addModelRoutes } from './modelRoutes';
import { MaturityRouter, spec } from './openapi';
import { addReportRoutes } from './reportRoutes';
import { addTeamRoutes } from './teamRoutes';

/** What the routes call. */
export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  readers: Readers;
  viewers: Viewers;
}

/** Makes the router of the maturity API. */
export function createRouter(options: RouterOptions): Router {
  // The compiler does not see that a router of this document is one of it; what
  // it would have to compare is too deep for it.
  const router = createOpenApiRouter(spec) as unknown as MaturityRouter;
  addModelRoutes(router, options);
  addTeamRoutes(router, options);
  addReportRoutes(router, options);
  return router;
}
