import {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { Router } from 'express';
import { Backtester } from '../backtest/Backtester';
import { DefinitionAdviser } from '../definitions/DefinitionAdviser';
import { DefinitionPublisher } from '../definitions/DefinitionPublisher';
import { FactService } from '../facts/FactService';
import { Gate } from '../gate/Gate';
import { PushService } from '../push/PushService';
import { Readers } from '../read';
import { NextStepsService } from '../rollup/NextStepsService';
import { TeamService } from '../rollup/TeamService';
import { WaiverService } from '../waivers/WaiverService';
import { Access } from './Access';
import { addBacktestRoutes, BacktestRouter } from './backtest/routes';
import { addBadgeRoutes } from './badges/routes';
import { addDefinitionRoutes, DefinitionRouter } from './definitions/routes';
import { addEntityRoutes, EvaluateNow } from './entities/routes';
import { addFactRoutes, FactRouter } from './facts/routes';
import { addGateRoutes, GateRouter } from './gate/routes';
import { spec } from './openapi';
import { addSchemaRoutes } from './schema/routes';
import { addScorecardRoutes } from './scorecards/routes';
import { addTeamRoutes, TeamRouter } from './teams/routes';
import { addWaiverRoutes, WaiverRouter } from './waivers/routes';

/** What the routes call. */
export interface RouterOptions {
  access: Access;
  /** Asked anew about whatever changes what holds for everybody. */
  permissions: Pick<PermissionsService, 'authorize'>;
  auditor: AuditorService;
  readers: Readers;
  publisher: DefinitionPublisher;
  adviser: DefinitionAdviser;
  /** Collects the facts of an entity anew, and evaluates it. */
  evaluateNow: EvaluateNow;
  /** Whether everyone may see badges, signed in or not. */
  badgesArePublic: boolean;
  facts: FactService;
  push: PushService;
  teams: TeamService;
  nextSteps: NextStepsService;
  waivers: WaiverService;
  gate: Gate;
  backtester: Backtester;
  now: () => Date;
}

/** Makes the router of the scorecards API. */
export function createRouter(options: RouterOptions): Router {
  const router = createOpenApiRouter(spec);
  addScorecardRoutes(router, options);
  addEntityRoutes(router, options);
  addBadgeRoutes(router, options);
  addSchemaRoutes(router);
  // The compiler does not see that a router with all routes has each; what it
  // would have to compare is too deep for it.
  addDefinitionRoutes(router as unknown as DefinitionRouter, options);
  addFactRoutes(router as unknown as FactRouter, options);
  addTeamRoutes(router as unknown as TeamRouter, options);
  addWaiverRoutes(router as unknown as WaiverRouter, options);
  addGateRoutes(router as unknown as GateRouter, options);
  addBacktestRoutes(router as unknown as BacktestRouter, options);
  return router;
}
