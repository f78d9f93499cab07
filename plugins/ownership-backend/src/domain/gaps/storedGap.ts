import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { GapDetail } from './finding';
import { severityOf } from './kinds';

/**
 * A gap as it is kept: with as much of its entity as finding and ordering need,
 * so that a hundred thousand can be gone through without reading the entities.
 */
export interface StoredGap {
  /** `<kind>:<entity ref>` */
  id: string;
  kind: GapKind;
  entityRef: string;
  /** When it was first seen. */
  since: Date;
  title: string;
  tier?: number;
  /** Entity refs of the owners, in the catalog's order. */
  owners: readonly string[];
  detail: GapDetail;
  /** When it was seen to be closed; it may come back for a while. */
  closedAt?: Date;
}

/** For how long a gap that closes may come back as the same one. */
export const KEEP_CLOSED_MS = 15 * 60_000;

/** Where a gap stands in the list. */
export interface GapPosition {
  /** 5 when it is not known. */
  tier: number;
  severity: number;
  /** Lower case. */
  title: string;
  id: string;
}

const UNKNOWN_TIER = 5;

export function positionOf({ id, kind, title, tier }: StoredGap): GapPosition {
  return {
    tier: tier ?? UNKNOWN_TIER,
    severity: severityOf(kind),
    title: title.toLowerCase(),
    id,
  };
}

/** Critical entities first, then bad gaps, then by title. */
export function comparePositions(one: GapPosition, other: GapPosition): number {
  return (
    one.tier - other.tier ||
    one.severity - other.severity ||
    compareText(one.title, other.title) ||
    compareText(one.id, other.id)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
