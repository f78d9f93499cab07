import {
  Gap,
  GapKind,
  GapsPage,
} from '@groundwork/backstage-plugin-ownership-common';
import { GAP_KINDS, leavesNobody } from '../gaps/gapKinds';

/** The gaps that were read so far, page after page. */
export interface GapList {
  gaps: Gap[];
  /** The first page, which says how many there are and how fresh it is. */
  first: GapsPage;
  nextCursor?: string;
}

/** Begins a list with its first page. */
export function startList(first: GapsPage): GapList {
  return {
    gaps: first.items,
    first,
    nextCursor: first.pageInfo.nextCursor,
  };
}

/**
 * Adds the page after. A gap that was opened meanwhile can move one that was
 * shown already to the next page; it is shown once.
 */
export function appendPage(list: GapList, page: GapsPage): GapList {
  const shown = new Set(list.gaps.map(({ id }) => id));
  return {
    ...list,
    gaps: [...list.gaps, ...page.items.filter(({ id }) => !shown.has(id))],
    nextCursor: page.pageInfo.nextCursor,
  };
}

/** How many gaps there are of a kind. */
export interface KindCount {
  kind: GapKind;
  count: number;
}

/** The kinds to choose from: those with gaps, and those that are chosen. */
export function kindCounts(
  counts: GapsPage['counts'],
  chosen: GapKind[],
): KindCount[] {
  return GAP_KINDS.map(kind => ({ kind, count: counts[kind] ?? 0 })).filter(
    ({ kind, count }) => count > 0 || chosen.includes(kind),
  );
}

/** What the sentence on top says. */
export interface GapsSummary {
  total: number;
  /** Gaps that leave nobody to ask. */
  nobody: number;
}

/** Sums up the gaps of the chosen kinds; of all kinds when none is chosen. */
export function summarize(
  counts: GapsPage['counts'],
  chosen: GapKind[],
): GapsSummary {
  const shown = kindCounts(counts, []).filter(
    ({ kind }) => chosen.length === 0 || chosen.includes(kind),
  );
  const sum = (kinds: KindCount[]) =>
    kinds.reduce((total, { count }) => total + count, 0);
  return {
    total: sum(shown),
    nobody: sum(shown.filter(({ kind }) => leavesNobody(kind))),
  };
}
