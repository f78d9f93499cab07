import { useApi } from '@backstage/core-plugin-api';
import {
  DeploymentRequest,
  DeploymentVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../api';

/** What would come of a request, as far as it is known. */
export interface DeploymentPlan {
  /** Undefined as long as no release is named. */
  state: Refreshable<DeploymentVerdict | undefined>;
  /** Whether it is the answer to this request, and not to one before. */
  isCurrent: boolean;
  /** Works it out once more. */
  replan(): void;
}

/** Asks what would come of a request. */
export function useDeploymentPlan(request: DeploymentRequest): DeploymentPlan {
  const api = useApi(environmentsApiRef);
  const state = useRefreshable<DeploymentVerdict | undefined>(
    async signal =>
      request.version ? api.planDeployment(request, { signal }) : undefined,
    [api, request],
  );
  return {
    state,
    isCurrent:
      state.status === 'ready' &&
      !state.isRefreshing &&
      state.refreshError === undefined,
    replan: () => {
      if (state.status === 'ready') {
        state.refresh();
      } else if (state.status === 'failed') {
        state.retry();
      }
    },
  };
}
