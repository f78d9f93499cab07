import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { EVERYTHING } from '../../hooks/useScopeAddress';

/** Whoever is in more groups than that looks at the pages instead. */
const MOST_GROUPS = 5;

/** What was asked of the person's groups, each for itself. */
export interface OfMyGroups<T> {
  /** Where all of it can be seen. */
  scope: string;
  answers: T[];
}

/** Asks for each group of the person; of everything, for who is in none. */
export function useOfMyGroups<T>(
  ask: (api: DeliveryApi, scope: string) => Promise<T>,
): Loadable<OfMyGroups<T>> {
  const api = useApi(deliveryApiRef);
  const identityApi = useApi(identityApiRef);
  return useLoadable(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    const groups = [
      ...new Set(ownershipEntityRefs.filter(ref => /^group:/i.test(ref))),
    ].slice(0, MOST_GROUPS);
    const scopes = groups.length > 0 ? groups : [EVERYTHING];
    return {
      scope: scopes.length === 1 ? scopes[0] : EVERYTHING,
      answers: await Promise.all(scopes.map(scope => ask(api, scope))),
    };
  }, [api, identityApi]);
}
