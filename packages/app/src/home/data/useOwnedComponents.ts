import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ComponentRow, componentRowOf, TIER_ANNOTATION } from './components';

/** How many components Home lists before it refers to the catalog. */
export const OWNED_LIMIT = 10;

/** How many are read to find the most critical ones. */
const READ_LIMIT = 200;

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
      // Not by tier: the catalog leaves out what lacks the field it orders by.
      orderFields: [{ field: 'metadata.name', order: 'asc' }],
      limit: READ_LIMIT,
    });
    const tierOf = ({ metadata }: Entity) =>
      metadata.annotations?.[TIER_ANNOTATION] ?? 'none';
    const mostCriticalFirst = [...items].sort((a, b) =>
      tierOf(a).localeCompare(tierOf(b)),
    );
    return {
      rows: mostCriticalFirst.slice(0, OWNED_LIMIT).map(componentRowOf),
      total: totalItems,
    };
  }, [catalogApi, owningRefs]);
}
