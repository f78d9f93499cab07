export { foldDeployment } from './foldDeployment';
export { foldService } from './foldService';
export type { ServiceRecord } from './foldService';
export type {
  DeployedThing,
  DeploymentActor,
  DeploymentPlace,
  DeploymentRecord,
  DeploymentRules,
} from './types';
