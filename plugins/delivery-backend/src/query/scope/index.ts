export { ScopeFilter, type Selection, type Visibility } from './ScopeFilter';
export { type ResolvedScope, ScopeResolver } from './ScopeResolver';
export { readRepositoryAccess, RepositoryAccess } from './RepositoryAccess';
