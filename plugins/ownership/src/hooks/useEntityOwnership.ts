import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { EntityOwnership } from '@groundwork/backstage-plugin-ownership-common';
import { ownershipApiRef } from '../api';

/** What is known of the entity that the page is about: one request. */
export function useEntityOwnership(): Loadable<EntityOwnership | undefined> {
  const ownershipApi = useApi(ownershipApiRef);
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return useLoadable(
    () => ownershipApi.findEntity(entityRef),
    [ownershipApi, entityRef],
  );
}
