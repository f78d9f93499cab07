import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { SystemRow, systemRowOf } from './components';

const LIMIT = 20;

/** What an organisation runs, at a glance. */
export interface Systems {
  rows: SystemRow[];
  total: number;
  components: number;
}

/** Reads the systems with their numbers of components: two requests. */
export function useSystems(): Loadable<Systems> {
  const catalogApi = useApi(catalogApiRef);
  return useLoadable(async () => {
    const [systems, { facets }] = await Promise.all([
      catalogApi.queryEntities({
        filter: { kind: 'system' },
        fields: ['kind', 'metadata', 'relations'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: LIMIT,
      }),
      catalogApi.getEntityFacets({
        filter: { kind: 'component' },
        facets: ['kind', 'relations.partOf'],
      }),
    ]);
    const componentsBySystem = new Map(
      (facets['relations.partOf'] ?? []).map(({ value, count }) => [
        value.toLocaleLowerCase('en-US'),
        count,
      ]),
    );
    return {
      rows: systems.items.map(system =>
        systemRowOf(system, componentsBySystem),
      ),
      total: systems.totalItems,
      components: facets.kind?.[0]?.count ?? 0,
    };
  }, [catalogApi]);
}
