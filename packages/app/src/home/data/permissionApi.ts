import { createApiRef } from '@backstage/frontend-plugin-api';

/** A permission that is not decided by a resource. */
export interface PermissionName {
  name: string;
  action: 'create' | 'read' | 'update' | 'delete';
}

/**
 * The API that Backstage asks what somebody may do. It is found by its id, as
 * Backstage's own frontend finds it: the permissions of installed plugins are
 * known here by their names alone.
 */
export const permissionApiRef = createApiRef<{
  authorize(request: {
    permission: {
      type: 'basic';
      name: string;
      attributes: { action: PermissionName['action'] };
    };
  }): Promise<{ result: string }>;
}>({ id: 'plugin.permission.api' });
