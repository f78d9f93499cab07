export { coverageOf, distributionOf, medianLevel } from './distribution';
export { type GroupNode, groupTree, type GroupTree } from './groupTree';
export { checksHoldingBack, heldBackBy } from './heldBackBy';
export { howToMeasure } from './howToMeasure';
export { type ImprovementInput, rankImprovements } from './improvements';
export { kendallTauB } from './kendall';
export { movesBetween, type TeamLevels } from './moves';
export {
  FACT_METRICS,
  NEEDED_TEAMS,
  type ProofInput,
  type ProofTeam,
  proveModel,
} from './proof';
export {
  parseQuarter,
  previousQuarter,
  type Quarter,
  quarterOf,
} from './quarters';
export { judgeReadiness, type ReadinessInput } from './readiness';
export {
  type TeamDay,
  trendOf,
  type TrendOptions,
  weekOf,
  weeksOf,
} from './weeks';
