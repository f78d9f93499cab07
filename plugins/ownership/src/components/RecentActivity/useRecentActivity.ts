import { useApiHolder } from '@backstage/core-plugin-api';
import {
  Loadable,
  RecentActivity,
  recentActivityApiRef,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';

/**
 * What happened to a component last.
 *
 * @returns undefined where nobody in the portal can tell
 */
export function useRecentActivity(
  entityRef: string,
): Loadable<RecentActivity | undefined> | undefined {
  const api = useApiHolder().get(recentActivityApiRef);
  const isComponent = entityRef.startsWith('component:');
  const activity = useLoadable(
    async () => (isComponent ? api?.find(entityRef) : undefined),
    [api, entityRef, isComponent],
  );
  return api && isComponent ? activity : undefined;
}
