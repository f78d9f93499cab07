export { FixList } from './FixList';
export { RollupList } from './RollupList';
export { TeamScorecards } from './TeamScorecards';
export { TeamScorecardsCardContent } from './TeamScorecardsCardContent';
