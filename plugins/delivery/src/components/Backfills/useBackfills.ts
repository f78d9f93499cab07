import { useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Backfill } from '@groundwork/backstage-plugin-delivery-common';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';

/** One reads numbers that go up; more often would only be work. */
const PACE_MS = 2_000;

const isUnderWay = ({ status }: Backfill) =>
  status === 'queued' || status === 'running';

/** The repositories that are read, asked for again while one is being read. */
export function useBackfills(): Refreshable<{
  items: Backfill[];
  mayStart: boolean;
}> {
  const api = useApi(deliveryApiRef);
  const backfills = useRefreshable(
    signal => api.listBackfills({ signal }),
    [api],
  );
  const isReady = backfills.status === 'ready';
  const isWaiting =
    isReady &&
    !backfills.isRefreshing &&
    backfills.value.items.some(isUnderWay);
  const refresh = isReady ? backfills.refresh : undefined;
  useEffect(() => {
    if (!isWaiting) {
      return undefined;
    }
    const timer = setTimeout(() => refresh?.(), PACE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, refresh]);
  return backfills;
}
