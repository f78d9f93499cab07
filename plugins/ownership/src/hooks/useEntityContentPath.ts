import { useRouteRef } from '@backstage/core-plugin-api';
import { entityContentRouteRef } from '../routes';

/** Where the tab "Ownership" of this entity is; undefined without that tab. */
export function useEntityContentPath(): string | undefined {
  try {
    return useRouteRef(entityContentRouteRef)();
  } catch {
    // A route that is not mounted can be found out in no other way that both
    // of Backstage's frontend systems know.
    return undefined;
  }
}
