export { foldDeployment } from './foldDeployment';
export { foldRelease, PROXY_ENVIRONMENT } from './foldRelease';
export { foldService } from './foldService';
export type { ServiceRecord } from './foldService';
export { GIT_RELEASE_TYPE, toGitReleaseEvent } from './gitReleaseEvent';
export type { GitRelease, GitReleaseTold } from './gitReleaseEvent';
export type {
  DeployedThing,
  DeploymentActor,
  DeploymentPlace,
  DeploymentRecord,
  DeploymentRules,
} from './types';
