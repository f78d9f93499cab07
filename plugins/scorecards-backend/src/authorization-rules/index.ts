export { EntityPermissions } from './EntityPermissions';
export type { ScoredEntityPermission } from './EntityPermissions';
export {
  createScorecardsConditionalDecision,
  isScoredEntityOwner,
  scorecardsConditions,
  scoredEntityRules,
} from './rules';
export { scoredEntityPermissionResourceRef } from './scoredEntity';
export type { ScoredEntityQuery, ScoredEntityResource } from './scoredEntity';
