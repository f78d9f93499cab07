export { BatchedScorecardLevels } from './BatchedScorecardLevels';
