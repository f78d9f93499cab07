import { useEffect, useState } from 'react';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

/** An entity that was found by name. */
export interface FoundEntity {
  entityRef: string;
  title: string;
}

/** What is found for a text. */
export type EntitySearchState =
  | { status: 'idle' }
  | { status: 'loading' }
  | { status: 'ready'; found: FoundEntity[] }
  | { status: 'failed'; error: Error };

const PAUSE_MS = 200;
const LIMIT = 6;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
];

function refOf(term: string): string | undefined {
  if (!term.includes(':')) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(term));
  } catch {
    // Not a ref, so that it can only be part of a name.
    return undefined;
  }
}

async function findEntities(
  api: typeof catalogApiRef.T,
  term: string,
): Promise<Entity[]> {
  const ref = refOf(term);
  if (ref) {
    const entity = await api.getEntityByRef(ref);
    return entity ? [entity] : [];
  }
  const { items } = await api.queryEntities({
    fullTextFilter: { term, fields: ['metadata.name', 'metadata.title'] },
    fields: FIELDS,
    limit: LIMIT,
  });
  return items;
}

/** Finds entities of the catalog by name, title or ref. */
export function useEntitySearch(text: string): EntitySearchState {
  const catalogApi = useApi(catalogApiRef);
  const [state, setState] = useState<EntitySearchState>({ status: 'idle' });
  const term = text.trim();

  useEffect(() => {
    if (!term) {
      setState({ status: 'idle' });
      return undefined;
    }
    let isStale = false;
    setState({ status: 'loading' });
    const timer = setTimeout(async () => {
      try {
        const items = await findEntities(catalogApi, term);
        if (!isStale) {
          const found = items.map(entity => ({
            entityRef: stringifyEntityRef(entity),
            title: entity.metadata.title ?? entity.metadata.name,
          }));
          setState({ status: 'ready', found });
        }
      } catch (error) {
        if (!isStale) {
          setState({ status: 'failed', error: error as Error });
        }
      }
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [catalogApi, term]);

  return state;
}
