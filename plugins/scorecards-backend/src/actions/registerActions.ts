import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Access } from '../api/Access';
import { Backtester } from '../backtest/Backtester';
import { Definitions } from '../definitions/types';
import { EntityReader } from '../read';
import { TeamService } from '../rollup/TeamService';
import { WaiverService } from '../waivers/WaiverService';
import { registerBacktestCheck } from './backtestCheck';
import { registerExplainCheck } from './explainCheck';
import { registerGetScorecard } from './getScorecard';
import { registerListFailingChecks } from './listFailingChecks';
import { registerRequestWaiver } from './requestWaiver';

/** What actions call: the same services as the routes. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  access: Pick<Access, 'callerWith'>;
  auditor: AuditorService;
  definitions: Pick<Definitions, 'current'>;
  readers: { entities: Pick<EntityReader, 'find'> };
  teams: Pick<TeamService, 'find'>;
  waivers: Pick<WaiverService, 'request'>;
  backtester: Pick<Backtester, 'backtest'>;
}

/** Registers what models and command lines may do. */
export function registerActions(deps: ActionDeps): void {
  registerGetScorecard(deps);
  registerListFailingChecks(deps);
  registerExplainCheck(deps);
  registerBacktestCheck(deps);
  registerRequestWaiver(deps);
}
