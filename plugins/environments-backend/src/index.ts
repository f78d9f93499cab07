/**
 * Environments and deployments, self-service, that survive crashes.
 *
 * @packageDocumentation
 */
export { environmentsPlugin as default } from './plugin';
export {
  createEnvironmentsConditionalDecision,
  environmentPermissionResourceRef,
  environmentRules,
  environmentsConditions,
  isEnvironmentOwner,
} from './authorization-rules';
export type {
  EnvironmentResource,
  EnvironmentResourceQuery,
} from './authorization-rules';
