export { PermissionMemory } from './PermissionMemory';
export type { RememberedDecision } from './PermissionMemory';
export { ReadAuthorizer } from './ReadAuthorizer';
export type { ReadableEntities } from './ReadAuthorizer';
export { isInPerson, subjectOf } from './subject';
