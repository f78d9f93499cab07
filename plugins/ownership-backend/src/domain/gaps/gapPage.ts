import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { comparePositions, GapPosition, StoredGap } from './storedGap';

/** An open gap and where it stands. */
export interface ListedGap {
  gap: StoredGap;
  position: GapPosition;
}

/** Which gaps are wanted; all filters must hold. */
export interface GapFilter {
  kinds?: ReadonlySet<GapKind>;
  /** Owners and the groups below them. */
  owners?: ReadonlySet<string>;
  /** Lower case. */
  text?: string;
  tiers?: ReadonlySet<number>;
}

/** Puts gaps in their order. */
export function listGaps(
  gaps: Iterable<StoredGap>,
  positionOf: (gap: StoredGap) => GapPosition,
): ListedGap[] {
  const listed: ListedGap[] = [];
  for (const gap of gaps) {
    if (!gap.closedAt) {
      listed.push({ gap, position: positionOf(gap) });
    }
  }
  return listed.sort((a, b) => comparePositions(a.position, b.position));
}

/** The gaps that all filters but that by kind leave. */
export function filterGaps(
  gaps: readonly ListedGap[],
  { owners, text, tiers }: GapFilter,
): ListedGap[] {
  return gaps.filter(
    ({ gap, position }) =>
      (!tiers || (gap.tier !== undefined && tiers.has(gap.tier))) &&
      (!owners || gap.owners.some(owner => owners.has(owner))) &&
      (!text || position.title.includes(text) || gap.entityRef.includes(text)),
  );
}

export function countByKind(
  gaps: readonly ListedGap[],
): Partial<Record<GapKind, number>> {
  const counts: Partial<Record<GapKind, number>> = {};
  for (const { gap } of gaps) {
    counts[gap.kind] = (counts[gap.kind] ?? 0) + 1;
  }
  return counts;
}

/** Some of the gaps, and where the next page begins if there is one. */
export function pageOf(
  gaps: readonly ListedGap[],
  { after, limit }: { after?: GapPosition; limit: number },
): { items: StoredGap[]; last?: GapPosition } {
  const start = after ? firstAfter(gaps, after) : 0;
  const items = gaps.slice(start, start + limit);
  const hasMore = start + limit < gaps.length;
  return {
    items: items.map(({ gap }) => gap),
    ...(hasMore && { last: items.at(-1)?.position }),
  };
}

/** By halves: gaps that have closed or opened since do not matter. */
function firstAfter(gaps: readonly ListedGap[], after: GapPosition): number {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (comparePositions(gaps[middle].position, after) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
