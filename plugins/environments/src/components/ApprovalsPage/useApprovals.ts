import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  CursorList,
  Refreshable,
  useCursorList,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';

/** The most that the backend gives at once; nobody counts further. */
const COUNTED = 200;

/** The approvals of the page. */
export interface ApprovalLists {
  /** Those that wait. */
  open: Refreshable<CursorList<ApprovalRequest>>;
  /** Those that do not wait any more. */
  settled: Refreshable<CursorList<ApprovalRequest>>;
  /** Reads all of them anew. */
  refresh(): void;
}

/** Reads what waits, and what does not any more, if that is to be shown. */
export function useApprovals(
  status?: ApprovalRequest['status'],
): ApprovalLists {
  const api = useApi(environmentsApiRef);
  const [reading, setReading] = useState(1);
  const open = useCursorList(
    (cursor, signal) =>
      api.queryApprovals(
        { status: 'open', limit: COUNTED, cursor },
        { signal },
      ),
    [api, reading],
  );
  const settled = useCursorList(
    async (cursor, signal) => {
      if (status === 'open') {
        return { items: [], pageInfo: {} };
      }
      const page = await api.queryApprovals({ status, cursor }, { signal });
      const items = page.items.filter(it => it.status !== 'open');
      return { ...page, items };
    },
    [api, status, reading],
  );
  return { open, settled, refresh: () => setReading(count => count + 1) };
}
