import { RouteRef, SubRouteRef, useRouteRef } from '@backstage/core-plugin-api';

/**
 * Where a page is; undefined in an app that it is not installed in.
 *
 * @public
 */
export function useMountedPath(
  ref: RouteRef<undefined> | SubRouteRef<undefined>,
): string | undefined {
  try {
    return useRouteRef(ref)();
  } catch {
    // A route that is not mounted can be found out in no other way that both
    // of Backstage's frontend systems know.
    return undefined;
  }
}
