import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useMountedPath } from '@groundwork/backstage-plugin-groundwork-react';
import { rootRouteRef } from '../routes';

/** Where the screens of this plugin are; undefined where they are not. */
export interface MaturityLinks {
  all(group?: string): string | undefined;
  team(entityRef: string): string | undefined;
  report(query?: { group?: string; quarter?: string }): string | undefined;
  model?: string;
}

/** Where the screens of this plugin are. */
export function useMaturityLinks(): MaturityLinks {
  const root = useMountedPath(rootRouteRef);
  return useMemo(() => {
    const at = (path: string, parameters: Record<string, string> = {}) => {
      const query = new URLSearchParams(parameters).toString();
      return root && `${root}${path}${query && `?${query}`}`;
    };
    return {
      all: group => at('', group ? { group } : {}),
      team: entityRef => {
        const { namespace, name } = parseEntityRef(entityRef);
        const parts = [namespace, name].map(encodeURIComponent);
        return at(`/teams/${parts.join('/')}`);
      },
      report: ({ group, quarter } = {}) =>
        at('/report', {
          ...(group && { group }),
          ...(quarter && { quarter }),
        }),
      model: at('/model'),
    };
  }, [root]);
}
