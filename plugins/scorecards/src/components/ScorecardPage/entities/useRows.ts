import { useCallback, useState } from 'react';
import {
  IdentityApi,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityRowPage,
  EntityRowQuery,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../../api';
import {
  MY_TEAMS,
  PAGE_SIZE,
  queryOf,
  RowFilters,
} from '../../../logic/rowFilters';

async function refsOf(identityApi: IdentityApi): Promise<string[]> {
  const { userEntityRef, ownershipEntityRefs } =
    await identityApi.getBackstageIdentity();
  return [...new Set([userEntityRef, ...ownershipEntityRefs])];
}

/** Gives what the filters ask of the backend, for the person who asks. */
export function useRowQuery(): (
  filters: RowFilters,
) => Promise<EntityRowQuery> {
  const identityApi = useApi(identityApiRef);
  return useCallback(
    async filters =>
      queryOf(
        filters,
        filters.team === MY_TEAMS ? await refsOf(identityApi) : [],
      ),
    [identityApi],
  );
}

/** A page of entities, and how many there are on all pages. */
export interface RowsRead {
  page: Refreshable<EntityRowPage>;
  /** Unknown until the first page was read. */
  total?: number;
}

/** Reads one page; that is all there is in the browser, however many follow. */
export function useRows(
  scorecardId: string,
  filters: RowFilters,
  cursor: string | undefined,
): RowsRead {
  const api = useApi(scorecardsApiRef);
  const toQuery = useRowQuery();
  // Two equal filters are one question.
  const filtersJson = JSON.stringify(filters);
  const [counted, setCounted] = useState<{ of: string; total: number }>();
  const page = useRefreshable(
    async signal => {
      const query = await toQuery(JSON.parse(filtersJson));
      const read = await api.queryEntities(
        scorecardId,
        { ...query, limit: PAGE_SIZE, cursor },
        { signal },
      );
      if (read.totalItems !== undefined && !signal.aborted) {
        setCounted({ of: filtersJson, total: read.totalItems });
      }
      return read;
    },
    [api, toQuery, scorecardId, filtersJson, cursor],
  );
  return {
    page,
    total: counted?.of === filtersJson ? counted.total : undefined,
  };
}
