import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useRecentEntities } from '../visits/useRecentEntities';
import { kindName, SearchHit } from './hits';

const LIMIT = 6;

/**
 * Where the person has been lately, offered before anything is typed. Without
 * an answer nothing is offered: it is a convenience, not what was asked for.
 */
export function useRecentHits(): SearchHit[] {
  const entityLink = useEntityRefLink();
  const recent = useRecentEntities(LIMIT);
  return useMemo(
    () =>
      recent.status === 'ready'
        ? recent.value.map(({ entityRef }) => {
            const { kind, name } = parseEntityRef(entityRef);
            return {
              id: entityRef,
              title: name,
              entityRef,
              about: kindName(kind),
              kind,
              location: entityLink(entityRef),
              isExternal: false,
            };
          })
        : [],
    [recent, entityLink],
  );
}
