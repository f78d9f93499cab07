export { ChangeSummaries, type FoundChange } from './changes/ChangeSummaries';
export { ContextReader } from './context/ContextReader';
export { createQueries, type Queries } from './createQueries';
export { isoOf, periodBefore, readPeriod, toAnswer } from './period';
export { type ResolvedScope, ScopeFilter, ScopeResolver } from './scope';
export { type Viewer, Viewers } from './Viewer';
