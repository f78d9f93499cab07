import { useCallback, useEffect, useReducer, useState } from 'react';
import {
  IdentityApi,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { OwnershipApi } from '@groundwork/backstage-plugin-ownership-common';
import { ownershipApiRef } from '../../api';
import { GapFilters, MY_TEAMS, queryOf } from './filters';
import { GapList } from './gapList';
import { gapsReducer, NOTHING_READ } from './gapsState';

/** The gaps that the filters let through, as far as they were read. */
export type Gaps =
  | { status: 'failed'; error: Error; retry(): void }
  /** With the list of the filters before, if there were any. */
  | { status: 'loading'; list?: GapList }
  | {
      status: 'ready';
      list: GapList;
      isLoadingMore: boolean;
      moreError?: Error;
      loadMore(): void;
    };

type QueryGaps = (
  cursor?: string,
  signal?: AbortSignal,
) => ReturnType<OwnershipApi['queryGaps']>;

/** @param filtersJson - in JSON, because two equal filters are one question */
function useQueryGaps(filtersJson: string): QueryGaps {
  const ownershipApi = useApi(ownershipApiRef);
  const identityApi = useApi(identityApiRef);
  return useCallback(
    async (cursor, signal) => {
      const filters: GapFilters = JSON.parse(filtersJson);
      const myRefs =
        filters.owner === MY_TEAMS ? await ownRefs(identityApi) : [];
      const query = queryOf(filters, myRefs);
      return ownershipApi.queryGaps({ ...query, cursor }, { signal });
    },
    [ownershipApi, identityApi, filtersJson],
  );
}

async function ownRefs(identityApi: IdentityApi): Promise<string[]> {
  const { userEntityRef, ownershipEntityRefs } =
    await identityApi.getBackstageIdentity();
  return [...new Set([userEntityRef, ...ownershipEntityRefs])];
}

/** Reads gaps, page after page, and anew when the filters change. */
export function useGaps(filters: GapFilters): Gaps {
  const filtersJson = JSON.stringify(filters);
  const query = useQueryGaps(filtersJson);
  const [attempt, setAttempt] = useState(1);
  const [state, dispatch] = useReducer(gapsReducer, NOTHING_READ);
  const { list, error, isLoadingMore, moreError } = state;
  const question = `${attempt} ${filtersJson}`;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    query(undefined, signal).then(
      page => signal.aborted || dispatch({ type: 'read', question, page }),
      reason =>
        signal.aborted ||
        dispatch({ type: 'failed', question, error: toError(reason) }),
    );
    return () => controller.abort();
  }, [query, question]);

  const nextCursor = list?.nextCursor;
  const loadMore = useCallback(() => {
    dispatch({ type: 'more', question });
    query(nextCursor).then(
      page => dispatch({ type: 'readMore', question, page }),
      reason =>
        dispatch({ type: 'failedMore', question, error: toError(reason) }),
    );
  }, [query, question, nextCursor]);

  if (state.answered !== question) {
    return { status: 'loading', list };
  }
  if (error) {
    return { status: 'failed', error, retry: () => setAttempt(attempt + 1) };
  }
  return list
    ? { status: 'ready', list, isLoadingMore, moreError, loadMore }
    : { status: 'loading' };
}
