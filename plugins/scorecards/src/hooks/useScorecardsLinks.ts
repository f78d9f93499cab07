import { useMemo } from 'react';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useMountedPath } from '@groundwork/backstage-plugin-groundwork-react';
import { entityContentRouteRef, rootRouteRef } from '../routes';
import { paramsOfPlace, WaiverPlace } from '../logic/waiverPlace';

/** The parts of a scorecard's page; the entities are at its own address. */
export type ScorecardPart = 'teams' | 'checks' | 'definition';

/** Where the screens of this plugin are. */
export interface ScorecardsLinks {
  /** The page of all scorecards. */
  all?: string;
  scorecard(id: string, part?: ScorecardPart): string | undefined;
  /** Entities of a scorecard, filtered by these parameters. */
  entities(id: string, filters: Record<string, string>): string | undefined;
  /** A waiver, among those of its entity. */
  waiver(waiver: WaiverPlace): string | undefined;
  /** The tab of any entity. */
  entityTab(entityRef: string): string;
}

/** Where the screens of this plugin are; undefined for those not installed. */
export function useScorecardsLinks(): ScorecardsLinks {
  const all = useMountedPath(rootRouteRef);
  const entityLink = useEntityRefLink();
  return useMemo(() => {
    const under = (path: string, filters: Record<string, string> = {}) => {
      const query = new URLSearchParams(filters).toString();
      return all && `${all}/${path}${query && `?${query}`}`;
    };
    return {
      all,
      scorecard: (id, part) =>
        under([id, ...(part ? [part] : [])].map(encodeURIComponent).join('/')),
      entities: (id, filters) => under(encodeURIComponent(id), filters),
      waiver: place => under('waivers', paramsOfPlace(place)),
      // A tab of another entity has no route to be asked for.
      entityTab: entityRef => `${entityLink(entityRef)}/scorecards`,
    };
  }, [all, entityLink]);
}

/** Where the tab of this entity is; undefined without that tab. */
export function useOwnTabPath(): string | undefined {
  return useMountedPath(entityContentRouteRef);
}
