import { useMemo } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useMountedPath } from '@groundwork/backstage-plugin-groundwork-react';
import { rootRouteRef } from '../routes';

/** Where the screens of this plugin are; undefined where they are not. */
export interface EnvironmentsLinks {
  all?: string;
  /** What others are asked to agree to. */
  approvals?: string;
  /** Times in which nothing is deployed. */
  freezes?: string;
  /** What no environment knows of. */
  orphans?: string;
  environment(id: string): string | undefined;
  /** An approval, among the others. */
  approval(id: string): string | undefined;
  /** Where one is created, with what is known already. */
  create(known?: {
    blueprint?: string;
    component?: string;
  }): string | undefined;
  /** The tab of any component. */
  entityTab(entityRef: string): string;
}

/** Where the screens of this plugin are. */
export function useEnvironmentsLinks(): EnvironmentsLinks {
  const all = useMountedPath(rootRouteRef);
  const entityLink = useEntityRefLink();
  return useMemo(() => {
    const under = (path: string, parameters: Record<string, string> = {}) => {
      const query = new URLSearchParams(parameters).toString();
      return all && `${all}/${path}${query && `?${query}`}`;
    };
    return {
      all,
      approvals: under('approvals'),
      freezes: under('freezes'),
      orphans: under('orphans'),
      environment: id => under(encodeURIComponent(id)),
      approval: id => under('approvals', { id }),
      create: known => under('create', known),
      // A tab of another entity has no route to be asked for.
      entityTab: entityRef => `${entityLink(entityRef)}/environments`,
    };
  }, [all, entityLink]);
}
