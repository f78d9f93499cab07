export { scorecardLevelsApiRef } from './scorecardLevelsApiRef';
export type { ScorecardLevelsApi } from './scorecardLevelsApiRef';
export { scorecardsApiRef } from './scorecardsApiRef';
