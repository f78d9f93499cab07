/**
 * Facts in, levels out: evaluates scorecards over the whole catalog.
 *
 * @packageDocumentation
 */
export { scorecardsPlugin as default } from './plugin';
export {
  createScorecardsConditionalDecision,
  isScoredEntityOwner,
  scorecardsConditions,
  scoredEntityPermissionResourceRef,
  scoredEntityRules,
} from './authorization-rules';
export type {
  ScoredEntityQuery,
  ScoredEntityResource,
} from './authorization-rules';
