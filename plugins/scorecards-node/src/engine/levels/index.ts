export { capabilityLevels } from './capabilityLevels';
export { rollUp, type RollUpItem, type RollUpResult } from './rollUp';
export {
  type EvaluationSummary,
  summariseEvaluation,
} from './summariseEvaluation';
export { type CheckWeights } from './tally';
export {
  DEFAULT_TIER_WEIGHTS,
  type TierWeights,
  weighTier,
} from './tierWeights';
export { type FixItem, type FixValue, valueFixes } from './valueFixes';
