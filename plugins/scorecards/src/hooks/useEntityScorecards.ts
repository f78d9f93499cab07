import { useApi } from '@backstage/core-plugin-api';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { EntityScorecards } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../api';

/** All about an entity: one request. */
export function useEntityScorecards(
  entityRef: string,
): Refreshable<EntityScorecards | undefined> {
  const api = useApi(scorecardsApiRef);
  return useRefreshable(
    signal => api.findEntity(entityRef, { signal }),
    [api, entityRef],
  );
}
