import { useApi } from '@backstage/core-plugin-api';
import {
  EnvironmentDetail,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../../../api';
import { updateCommand, WantedChange } from '../../../../logic/change';

/** What would come of a change; undefined while it is not to be planned. */
export function usePlannedChange(
  environment: EnvironmentDetail,
  wanted: WantedChange,
  isToBePlanned: boolean,
): Refreshable<Verdict | undefined> {
  const api = useApi(environmentsApiRef);
  return useRefreshable<Verdict | undefined>(
    async signal =>
      isToBePlanned
        ? api.planChange(environment.id, updateCommand(environment, wanted), {
            signal,
          })
        : undefined,
    // What is told of the environment meanwhile is no reason to plan anew.
    [api, environment.id, wanted, isToBePlanned],
  );
}
