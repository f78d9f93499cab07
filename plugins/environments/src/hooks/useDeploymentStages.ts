import { useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ComponentStages } from '@groundwork/backstage-plugin-environments-common';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../api';
import { paceOf } from '../logic/deployments';

/**
 * The stages of a component. They are asked for again while something is under
 * way, by one who looks: a page in the background asks when it is looked at.
 */
export function useDeploymentStages(
  component: string,
): Refreshable<ComponentStages> {
  const api = useApi(environmentsApiRef);
  const stages = useRefreshable(
    signal => api.findStages(component, { signal }),
    [api, component],
  );
  const isReady = stages.status === 'ready';
  const pace = isReady ? paceOf(stages.value) : undefined;
  const isWaiting = isReady && !stages.isRefreshing;
  const refresh = isReady ? stages.refresh : undefined;
  useEffect(() => {
    if (pace === undefined || !isWaiting) {
      return undefined;
    }
    const ask = () => {
      if (document.visibilityState === 'visible') {
        refresh?.();
      }
    };
    const timer = setTimeout(ask, pace);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [pace, isWaiting, refresh]);
  return stages;
}
