import {
  EntitySummary,
  Related,
} from '@groundwork/backstage-plugin-ownership-common';
import { EntityFinder } from '../onCall/query';
import { EntityProjection } from '../projection';

/** Which of an entity's relations are followed. */
export type RelatedBy = 'dependsOn' | 'dependencyOf';

/** At most so many are listed. */
export const MAX_RELATED = 50;

/** At most so many relations are looked at; a library may have thousands. */
const MAX_LOOKED_AT = 1000;

const LOWEST_TIER = 4;

/** How related entities are found. */
export interface RelatedOptions {
  find: EntityFinder;
  /**
   * Whether the caller may know of an entity. What lies behind one that they
   * may not know of is not told either, since it would give that one away.
   */
  isReadable?: (entityRef: string) => boolean;
}

/**
 * What an entity depends on, or what depends on it, up to two hops away: the
 * near ones first, and of those the critical ones.
 */
export function relatedTo(
  entity: EntityProjection,
  by: RelatedBy,
  { find, isReadable = () => true }: RelatedOptions,
): Related[] {
  const seen = new Set([entity.entityRef]);
  let lookedAt = 0;
  const neighboursOf = (from: EntityProjection): EntityProjection[] => {
    const found: EntityProjection[] = [];
    for (const ref of from[by]) {
      lookedAt += 1;
      if (lookedAt > MAX_LOOKED_AT) {
        break;
      }
      const neighbour = seen.has(ref) ? undefined : find(ref);
      seen.add(ref);
      if (neighbour && isReadable(ref)) {
        found.push(neighbour);
      }
    }
    return found;
  };
  const near = neighboursOf(entity).sort(byImportance);
  const far = near.flatMap(neighboursOf).sort(byImportance);
  return [
    ...near.map(one => ({ entity: summaryOf(one), hops: 1 as const })),
    ...far.map(one => ({ entity: summaryOf(one), hops: 2 as const })),
  ].slice(0, MAX_RELATED);
}

function byImportance(one: EntityProjection, other: EntityProjection): number {
  const byTier =
    (one.tier ?? LOWEST_TIER + 1) - (other.tier ?? LOWEST_TIER + 1);
  if (byTier !== 0) {
    return byTier;
  }
  return one.entityRef < other.entityRef ? -1 : 1;
}

/** What a screen needs of an entity to name it. */
export function summaryOf(entity: EntityProjection): EntitySummary {
  const { entityRef, kind, title, type, lifecycle, tier, system } = entity;
  return { entityRef, kind, title, type, lifecycle, tier, system };
}
