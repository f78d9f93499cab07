import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { permissionApiRef, PermissionName } from './permissionApi';

/** Which of some permissions the person has, by name. */
export function usePermitted(
  permissions: readonly PermissionName[],
): Loadable<ReadonlySet<string>> {
  const api = useApiHolder().get(permissionApiRef);
  return useLoadable(async () => {
    const answers = await Promise.all(
      permissions.map(({ name, action }) =>
        api?.authorize({
          permission: { type: 'basic', name, attributes: { action } },
        }),
      ),
    );
    return new Set(
      permissions
        .filter((_, index) => answers[index]?.result === 'ALLOW')
        .map(({ name }) => name),
    );
  }, [api, permissions]);
}
