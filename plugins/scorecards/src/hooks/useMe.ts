import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';

/** Who the person is. */
export interface Me {
  userRef: string;
  /** The person and their groups. */
  refs: string[];
}

/** Who the person is, and which groups they are in. */
export function useMe(): Loadable<Me> {
  const identityApi = useApi(identityApiRef);
  return useLoadable(async () => {
    const { userEntityRef, ownershipEntityRefs } =
      await identityApi.getBackstageIdentity();
    return {
      userRef: userEntityRef,
      refs: [...new Set([userEntityRef, ...ownershipEntityRefs])],
    };
  }, [identityApi]);
}
