import { useApi } from '@backstage/frontend-plugin-api';
import { visitsApiRef } from '@backstage/plugin-home';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';

/** An entity whose page was visited. */
export interface RecentEntity {
  entityRef: string;
  at: Date;
}

/** The entities whose pages were visited last, each once. */
export function useRecentEntities(limit: number): Loadable<RecentEntity[]> {
  const visitsApi = useApi(visitsApiRef);
  return useLoadable(async () => {
    const visits = await visitsApi.list({
      limit: 50,
      orderBy: [{ field: 'timestamp', direction: 'desc' }],
    });
    const recent = new Map<string, RecentEntity>();
    for (const { entityRef, timestamp } of visits) {
      // Each tab of an entity's page is a visit of its own.
      if (entityRef && !recent.has(entityRef)) {
        recent.set(entityRef, { entityRef, at: new Date(timestamp) });
      }
    }
    return [...recent.values()].slice(0, limit);
  }, [visitsApi, limit]);
}
