export { createScorecardColumn } from './createScorecardColumn';
export type { ScorecardColumnOptions } from './createScorecardColumn';
