import { useMemo } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '@groundwork/backstage-plugin-ownership';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { SearchHit } from './hits';

/** The kind of the hit that asks who owns what was typed. */
export const OWNER_HIT_KIND = 'who-owns';

/** More than this is no name, and no address can hold it. */
const MAX_LENGTH = 500;

/** Leads what was typed to "Who owns …?", where that is installed. */
export function ownerHitOf(
  term: string,
  title: string,
  ownershipPath: string,
): SearchHit | undefined {
  if (!term || term.length > MAX_LENGTH) {
    return undefined;
  }
  return {
    id: OWNER_HIT_KIND,
    title,
    about: '',
    kind: OWNER_HIT_KIND,
    location: `${ownershipPath}?q=${encodeURIComponent(term)}`,
    isExternal: false,
  };
}

/** What is a host, an address, a path or the like, and not a name. */
const ADDRESS = /[./:@#].*[a-z0-9]|\d.*-.*\d/i;

/** Whether what was typed is rather looked up than searched for. */
export function isOwnerMeant(term: string, found: SearchHit[]): boolean {
  const text = term.trim().toLocaleLowerCase();
  const isNamed = found.some(({ title }) => title.toLocaleLowerCase() === text);
  return found.length === 0 || (ADDRESS.test(text) && !isNamed);
}

/** The hit that asks who owns what was typed; none without the plugin. */
export function useOwnerHit(term: string): SearchHit | undefined {
  const { t } = usePortalTranslation();
  const path = useRouteRef(rootRouteRef)?.();
  return useMemo(
    () =>
      path ? ownerHitOf(term, t('search.whoOwns', { term }), path) : undefined,
    [term, path, t],
  );
}
