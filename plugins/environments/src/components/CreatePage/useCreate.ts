import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { EnvironmentRequest } from '@groundwork/backstage-plugin-environments-common';
import { isConflict } from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { newKey } from '../../logic/newKey';

/** What became of creating. */
export type CreateState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error; hasChanged: boolean };

/** Creates what was looked at, and leads there. */
export function useCreate(onChanged: () => void): {
  state: CreateState;
  create(request: EnvironmentRequest, digest: string): Promise<void>;
} {
  const api = useApi(environmentsApiRef);
  const navigate = useNavigate();
  const links = useEnvironmentsLinks();
  // Each form is a wish of its own.
  const [key] = useState(newKey);
  const [state, setState] = useState<CreateState>({ status: 'open' });
  const create = async (request: EnvironmentRequest, digest: string) => {
    setState({ status: 'sending' });
    try {
      const { id } = await api.createEnvironment({
        ...request,
        planDigest: digest,
        idempotencyKey: `${key}-${digest}`,
      });
      navigate(links.environment(id) ?? `../${id}`);
    } catch (reason) {
      const error = toError(reason);
      const isOther = isConflict(error);
      setState({ status: 'failed', error, hasChanged: isOther });
      if (isOther) {
        onChanged();
      }
    }
  };
  return { state, create };
}
