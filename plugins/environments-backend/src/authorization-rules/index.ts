export { assertAdmin } from './assertAdmin';
export { EnvironmentPermissions } from './EnvironmentPermissions';
export type {
  EnvironmentDecisions,
  EnvironmentPermissionAction,
} from './EnvironmentPermissions';
export { environmentPermissionResourceRef } from './environmentResource';
export type {
  EnvironmentResource,
  EnvironmentResourceQuery,
} from './environmentResource';
export {
  createEnvironmentsConditionalDecision,
  environmentRules,
  environmentsConditions,
  isEnvironmentOwner,
} from './rules';
