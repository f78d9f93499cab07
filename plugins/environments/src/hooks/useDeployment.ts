import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import {
  Deployment,
  DeploymentRequest,
  DeploymentVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import { isConflict } from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../api';
import { newKey } from '../logic/newKey';

/** What became of asking for a deployment. */
export type DeploymentState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error; hasChanged: boolean };

/** Whether the backend has said no, rather than nothing at all. */
function isRefusal(error: Error): boolean {
  const status = error instanceof ResponseError ? error.response.status : 0;
  return status >= 400 && status < 500;
}

/** Asks for the deployment that was looked at. */
export function useDeployment(options: {
  onStarted(deployment: Deployment): void;
  /** Called when what was looked at may have become another. */
  onRefused(): void;
}): {
  state: DeploymentState;
  deploy(request: DeploymentRequest, verdict: DeploymentVerdict): Promise<void>;
  /** Forgets what became of it, when something else is wanted. */
  reset(): void;
} {
  const { onStarted, onRefused } = options;
  const api = useApi(environmentsApiRef);
  const [key, setKey] = useState(newKey);
  const [state, setState] = useState<DeploymentState>({ status: 'open' });
  const failed = (error: Error, isFinal: boolean) => {
    setState({ status: 'failed', error, hasChanged: isConflict(error) });
    if (isFinal) {
      // What was refused keeps its key: trying again is another wish.
      setKey(newKey());
      onRefused();
    }
  };
  const deploy = async (
    request: DeploymentRequest,
    { version, planDigest }: DeploymentVerdict,
  ) => {
    setState({ status: 'sending' });
    try {
      const deployment = await api.deploy({
        ...request,
        version,
        planDigest,
        idempotencyKey: `${key}-${planDigest}`,
      });
      if (deployment.status === 'refused') {
        // Its refusal got lost on the way, and this is the same wish again.
        failed(new Error(deployment.message), true);
      } else {
        onStarted(deployment);
      }
    } catch (reason) {
      const error = toError(reason);
      failed(error, isRefusal(error));
    }
  };
  return { state, deploy, reset: () => setState({ status: 'open' }) };
}
