import { useApi } from '@backstage/core-plugin-api';
import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';
import {
  useNow,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../api';
import { freezeInForce, FreezeScope } from '../logic/freezes';

/**
 * Finds the freeze of a stage. While freezes cannot be read there is none to
 * show: whoever deploys is told by the verdict.
 *
 * @param version - another one when they are to be read again
 */
export function useFreezeOf(
  of: Omit<FreezeScope, 'stage'>,
  version: string,
): (stage: string) => FreezeWindow | undefined {
  const api = useApi(environmentsApiRef);
  const now = useNow();
  const read = useRefreshable(
    signal => api.listFreezes({ signal }),
    [api, version],
  );
  const freezes = read.status === 'ready' ? read.value.items : [];
  return stage => freezeInForce(freezes, { ...of, stage }, now);
}
