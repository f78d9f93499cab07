import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The type of the resource that permissions about environments are decided on:
 * an environment by its id, or what somebody wants to have one for. Both have an
 * owner, which rules look at.
 *
 * @public
 */
export const RESOURCE_TYPE_ENVIRONMENT = 'environments-environment';

/**
 * Allows reading blueprints, environments, logs and deployments.
 *
 * @public
 */
export const environmentsReadPermission = createPermission({
  name: 'environments.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Allows creating environments for an owner.
 *
 * @public
 */
export const environmentsCreatePermission = createPermission({
  name: 'environments.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Allows changing, extending, pausing and waking environments, and deploying,
 * promoting and rolling back.
 *
 * @public
 */
export const environmentsOperatePermission = createPermission({
  name: 'environments.operate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Allows destroying environments.
 *
 * @public
 */
export const environmentsDestroyPermission = createPermission({
  name: 'environments.destroy',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Allows seeing the values of an environment's secrets. Each time is audited.
 *
 * @public
 */
export const environmentsRevealSecretPermission = createPermission({
  name: 'environments.reveal-secret',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Allows agreeing to what others have asked for, as a member of the groups that
 * the rule names; never to what one has asked for oneself.
 *
 * @public
 */
export const environmentsApprovePermission = createPermission({
  name: 'environments.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});

/**
 * Allows orphans to be adopted and destroyed, freezes to be set, releases to be
 * withdrawn, and events that sinks have refused to be sent again.
 *
 * @public
 */
export const environmentsAdminPermission = createPermission({
  name: 'environments.admin',
  attributes: { action: 'update' },
});

/**
 * All permissions of the environments plugin.
 *
 * @public
 */
export const environmentsPermissions = [
  environmentsReadPermission,
  environmentsCreatePermission,
  environmentsOperatePermission,
  environmentsDestroyPermission,
  environmentsRevealSecretPermission,
  environmentsApprovePermission,
  environmentsAdminPermission,
];
