export type { AllowedRepositories } from './allowed';
export { allowedRepository, understand } from './allowed';
export { GitSource, isCommit } from './GitSource';
export type { SourceCommit } from './GitSource';
export { Jobs } from './Jobs';
