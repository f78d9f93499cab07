export { createDeriver } from './createDeriver';
export type { Derivations } from './createDeriver';
export { DERIVATION_VERSION } from './deriveRepository';
export { scheduleDerivations } from './schedule';
export { DIRTY_REPOSITORIES } from './DirtyRepositories';
export type { RepositoryMarks } from './DirtyRepositories';
