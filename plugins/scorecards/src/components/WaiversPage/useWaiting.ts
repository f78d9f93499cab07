import { useApi } from '@backstage/core-plugin-api';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  scorecardsWaiverApprovePermission,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { isOwnRequest } from '../../logic/waivers';

/** The most that the backend gives at once. */
const PAGE_SIZE = 200;

/** Nobody counts further. */
const MAX_PAGES = 5;

/** How many waivers the person can decide. */
export interface Waiting {
  count: number;
  /** How many were looked at. */
  seen: number;
  /** Whether there are more that were not looked at. */
  isMore: boolean;
}

/**
 * Counts the waivers that wait for the person: asked for by others, for what
 * they may decide. Two requests for some hundred of them.
 */
export function useWaiting(userRef: string): Refreshable<Waiting> {
  const api = useApi(scorecardsApiRef);
  const permissionApi = useApi(permissionApiRef);
  return useRefreshable(
    async signal => {
      const waiting: Waiting = { count: 0, seen: 0, isMore: false };
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const { items, pageInfo } = await api.queryWaivers(
          { status: ['requested'], limit: PAGE_SIZE, cursor },
          { signal },
        );
        waiting.seen += items.length;
        waiting.count += await countMine(items, userRef, permissionApi);
        cursor = pageInfo.nextCursor;
        waiting.isMore = cursor !== undefined;
        if (!waiting.isMore) {
          break;
        }
      }
      return waiting;
    },
    [api, permissionApi, userRef],
  );
}

/** How many of some waivers the person may decide. */
async function countMine(
  waivers: readonly Waiver[],
  userRef: string,
  permissionApi: PermissionApi,
): Promise<number> {
  const answers = await Promise.all(
    waivers
      .filter(waiver => !isOwnRequest(waiver, userRef))
      .map(({ entity }) =>
        permissionApi.authorize({
          permission: scorecardsWaiverApprovePermission,
          resourceRef: entity.entityRef,
        }),
      ),
  );
  // As a text, so that the plugin needs nothing but the type of it.
  return answers.filter(({ result }) => `${result}` === 'ALLOW').length;
}
