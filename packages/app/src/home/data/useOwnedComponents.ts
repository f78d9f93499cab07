import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Loadable, useLoadable } from '../../components/loadable';
import { ComponentRow, componentRowOf, TIER_ANNOTATION } from './components';

/** How many components Home lists before it refers to the catalog. */
export const OWNED_LIMIT = 10;

/** The components that somebody owns, the most critical ones first. */
export interface OwnedComponents {
  rows: ComponentRow[];
  total: number;
}

/** Reads the components of the owners: one request. */
export function useOwnedComponents(
  owningRefs: string[],
): Loadable<OwnedComponents> {
  const catalogApi = useApi(catalogApiRef);
  return useLoadable(async () => {
    const { items, totalItems } = await catalogApi.queryEntities({
      filter: { kind: 'component', 'relations.ownedBy': owningRefs },
      fields: ['kind', 'metadata', 'spec.type', 'spec.lifecycle', 'relations'],
      orderFields: [
        { field: `metadata.annotations.${TIER_ANNOTATION}`, order: 'asc' },
        { field: 'metadata.name', order: 'asc' },
      ],
      limit: OWNED_LIMIT,
    });
    return { rows: items.map(componentRowOf), total: totalItems };
  }, [catalogApi, owningRefs]);
}
