export { understandAddress } from './address';
export type { RepositoryAddress } from './address';
export {
  componentsOf,
  parseComponentMap,
  readComponentEntries,
  toComponentMap,
} from './components';
export type {
  ComponentEntry,
  ComponentMap,
  TouchedComponents,
} from './components';
export { GitError } from './errors';
export type { GitFailure } from './errors';
export { readHistory } from './readHistory';
export type { History, HistoryRequest } from './readHistory';
export { readTaggedReleases, releasesOfBranch } from './releases';
export type { Release, ReleasesRequest, TaggedReleases } from './releases';
export { openRepository, readOrigin } from './repository';
export type { LocalRepository } from './repository';
export { findReverts, revertCandidateOf } from './reverts';
export type { Reverts } from './reverts';
export type { RevertCandidate, RevertLayer, RevertLink } from './KnownChanges';
export { attributionOf, pathsOf, toChange } from './toChange';
export type { ChangeContext } from './toChange';
export type { SkippedTag } from './tags';
export type {
  ChangedFile,
  GitChange,
  GitChangeKind,
  GitCommit,
  GitPerson,
} from './types';
