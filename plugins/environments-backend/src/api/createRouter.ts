import { AuditorService } from '@backstage/backend-plugin-api';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { Router } from 'express';
import { addApprovalRoutes } from './approvals/routes';
import { addBlueprintRoutes } from './blueprints/routes';
import { Callers } from './callers';
import { addDeploymentRoutes } from './deployments/routes';
import { addEnvironmentRoutes } from './environments/routes';
import { Followers } from './events/Followers';
import { addEventRoutes } from './events/routes';
import { addFreezeRoutes } from './freezes/routes';
import { EnvironmentsRouter, spec } from './openapi';
import { addOrphanRoutes } from './orphans/routes';
import { addOutboxRoutes } from './outbox/routes';
import {
  ApprovalService,
  BlueprintReader,
  DeadLetterService,
  DeploymentService,
  EnvironmentReader,
  EnvironmentService,
  FreezeService,
  OrphanService,
} from './services';
import { SecretReveals } from './secrets/SecretReveals';
import { addTimelineRoutes } from './timeline/routes';

/** What the routes call. */
export interface RouteDeps {
  callers: Pick<Callers, 'of'>;
  auditor: AuditorService;
  blueprints: BlueprintReader;
  environmentService: EnvironmentService;
  reader: EnvironmentReader;
  revealer: Pick<SecretReveals, 'reveal'>;
  deployments: DeploymentService;
  approvals: ApprovalService;
  freezes: FreezeService;
  orphans: OrphanService;
  deadLetters: DeadLetterService;
  followers: Followers;
}

/** Makes the router of the environments API. */
export function createRouter(deps: RouteDeps): Router {
  // The compiler does not see that a router of this document is one of it; what
  // it would have to compare is too deep for it.
  const router = createOpenApiRouter(spec) as unknown as EnvironmentsRouter;
  addBlueprintRoutes(router, deps);
  addEnvironmentRoutes(router, deps);
  addEventRoutes(router, deps);
  addTimelineRoutes(router, deps);
  addDeploymentRoutes(router, deps);
  addApprovalRoutes(router, deps);
  addFreezeRoutes(router, deps);
  addOrphanRoutes(router, deps);
  addOutboxRoutes(router, deps);
  return router;
}
