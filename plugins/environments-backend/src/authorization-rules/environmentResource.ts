import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ENVIRONMENT } from '@groundwork/backstage-plugin-environments-common';

/**
 * What rules know of an environment, or of one that somebody wants to have.
 *
 * @public
 */
export interface EnvironmentResource {
  /** Ref of the owner. */
  owner: string;
  /** Absent when there is none yet. */
  id?: string;
  /** Ref of whoever has created it. */
  createdBy?: string;
}

/**
 * Rules as conditions on many environments: one of these owns them.
 *
 * @public
 */
export interface EnvironmentResourceQuery {
  /** Refs of groups and users, in lower case. */
  owners: string[];
}

/**
 * The resource that permissions about environments are decided on. Its refs are
 * ids of environments, and `owner:<ref>` for what there is not yet.
 *
 * @public
 */
export const environmentPermissionResourceRef = createPermissionResourceRef<
  EnvironmentResource,
  EnvironmentResourceQuery
>().with({
  pluginId: 'environments',
  resourceType: RESOURCE_TYPE_ENVIRONMENT,
});
