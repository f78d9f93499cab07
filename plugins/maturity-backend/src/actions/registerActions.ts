import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Viewers } from '../authorization';
import { Readers } from '../read';
import { registerExplainLevel } from './explainLevel';
import { registerGetLeadershipReport } from './getLeadershipReport';
import { registerGetMaturity } from './getMaturity';

/** What actions call: the same services as the routes. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  readers: Pick<Readers, 'organisation' | 'report' | 'teams'>;
  viewers: Pick<Viewers, 'with'>;
}

/** Registers what models and command lines may do. None of them names people. */
export function registerActions(deps: ActionDeps): void {
  registerGetMaturity(deps);
  registerExplainLevel(deps);
  registerGetLeadershipReport(deps);
}
