import { useCallback } from 'react';
import useAsync from 'react-use/esm/useAsync';
import {
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { ForwardedError } from '@backstage/errors';

/** Who is signed in, as far as the sign-in itself knows. */
export interface Person {
  userEntityRef: string;
  displayName?: string;
}

/** The signed-in person, once known. */
export function usePerson(): Person | undefined {
  const identityApi = useApi(identityApiRef);
  return useAsync(async () => {
    const [{ userEntityRef }, { displayName }] = await Promise.all([
      identityApi.getBackstageIdentity(),
      identityApi.getProfileInfo(),
    ]);
    return { userEntityRef, displayName };
  }, [identityApi]).value;
}

/** Signs out, and says so when that fails. */
export function useSignOut(failedMessage: string): () => void {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  return useCallback(() => {
    identityApi.signOut().catch(error => {
      errorApi.post(new ForwardedError(failedMessage, error));
    });
  }, [identityApi, errorApi, failedMessage]);
}
