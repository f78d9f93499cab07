export { compileScorecard } from './compileScorecard';
export { type EvaluationInput, evaluateScorecard } from './evaluateScorecard';
export type { Standing } from './measure';
