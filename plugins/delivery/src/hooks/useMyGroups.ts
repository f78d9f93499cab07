import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';

/** The groups that the person is in. */
export function useMyGroups(): Loadable<string[]> {
  const identityApi = useApi(identityApiRef);
  return useLoadable(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return [
      ...new Set(ownershipEntityRefs.filter(ref => /^group:/i.test(ref))),
    ];
  }, [identityApi]);
}
