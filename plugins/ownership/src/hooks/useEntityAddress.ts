import { useCallback } from 'react';
import { useHref } from 'react-router-dom';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';

/** Gives the absolute address of an entity's page, for use elsewhere. */
export function useEntityAddress(): (entityRef: string) => string {
  const entityLink = useEntityRefLink();
  const root = useHref('/').replace(/\/$/, '');
  return useCallback(
    (entityRef: string) =>
      new URL(`${root}${entityLink(entityRef)}`, window.location.origin).href,
    [entityLink, root],
  );
}
