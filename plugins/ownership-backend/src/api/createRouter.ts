import {
  AuditorService,
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Router } from 'express';
import { EnrichmentService } from '../enrichment/EnrichmentService';
import { Ownership } from '../ownership';
import { Access } from './Access';
import { addEnrichRoutes } from './enrich/routes';
import { addEntityRoutes } from './entities/routes';
import { addFeedbackRoutes } from './feedback/routes';
import { addGapRoutes } from './gaps/routes';
import { spec } from './openapi';
import { addResolveRoutes } from './resolve/routes';
import { addSourceRoutes } from './sources/routes';

/** Makes the router of the ownership API. */
export function createRouter(deps: {
  ownership: Ownership;
  access: Access;
  auth: AuthService;
  authorizer: ReadAuthorizer;
  enrichment: EnrichmentService;
  httpAuth: HttpAuthService;
  permissions: PermissionMemory;
  auditor: AuditorService;
  now: () => Date;
}): Router {
  const { ownership, ...rest } = deps;
  const router = createOpenApiRouter(spec);
  addResolveRoutes(router, { ...rest, ...ownership });
  addEntityRoutes(router, { ...rest, ...ownership });
  addFeedbackRoutes(router, { ...rest, ...ownership });
  addSourceRoutes(router, { ...rest, ...ownership });
  addGapRoutes(router, { ...rest, ...ownership });
  addEnrichRoutes(router, rest);
  return router;
}
