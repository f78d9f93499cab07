import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Callers } from '../api/callers';
import {
  ApprovalService,
  DeploymentService,
  EnvironmentReader,
  EnvironmentService,
} from '../api/services';

import {
  registerDeployRelease,
  registerListApprovals,
  registerListStages,
  registerPlanDeployment,
  registerPromoteRelease,
  registerRollbackRelease,
} from './deploymentActions';
import {
  registerCreateEnvironment,
  registerDestroyEnvironment,
  registerExtendEnvironment,
  registerGetEnvironment,
  registerListEnvironments,
  registerPlanEnvironment,
} from './environmentActions';

/** What actions call: the same services as the routes. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  callers: Pick<Callers, 'with'>;
  auditor: AuditorService;
  environmentService: EnvironmentService;
  reader: EnvironmentReader;
  deployments: DeploymentService;
  approvals: ApprovalService;
}

/** Registers what models and command lines may do. None of them approves. */
export function registerActions(deps: ActionDeps): void {
  registerPlanEnvironment(deps);
  registerCreateEnvironment(deps);
  registerListEnvironments(deps);
  registerGetEnvironment(deps);
  registerExtendEnvironment(deps);
  registerDestroyEnvironment(deps);
  registerListStages(deps);
  registerPlanDeployment(deps);
  registerDeployRelease(deps);
  registerPromoteRelease(deps);
  registerRollbackRelease(deps);
  registerListApprovals(deps);
}
