import { useApi } from '@backstage/core-plugin-api';
import { useRefreshable } from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../api';

/**
 * What costs are in. Lists do not say; the quota of one of their owners does.
 * Undefined while it is not known.
 */
export function useCurrency(owner: string | undefined): string | undefined {
  const api = useApi(environmentsApiRef);
  const quota = useRefreshable(
    async signal =>
      owner === undefined ? undefined : api.findQuota(owner, { signal }),
    [api, owner],
  );
  return quota.status === 'ready' ? quota.value?.currency : undefined;
}
