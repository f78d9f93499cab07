import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { EntitySummary, Freshness, OwnerSummary } from './resolve';
import { Evidence } from './types';

/**
 * What can be wrong with the ownership of an entity.
 *
 * - `unowned`: no owner at all
 * - `dangling-owner`: the owner is not in the catalog
 * - `empty-team`: the owning group, and its children, have no members
 * - `person-owner`: the owner is a person
 * - `conflicting-sources`: another source names another owner
 * - `no-on-call`: no schedule is known for a component that needs one
 * - `silent-on-call`: there is a schedule and nobody is on it
 * - `no-channel`: no chat channel is known
 * - `no-runbook`: no runbook is known
 *
 * @public
 */
export type GapKind =
  | 'unowned'
  | 'dangling-owner'
  | 'empty-team'
  | 'person-owner'
  | 'conflicting-sources'
  | 'no-on-call'
  | 'silent-on-call'
  | 'no-channel'
  | 'no-runbook';

/**
 * A group that could own the entity, and why.
 *
 * @public
 */
export interface SuggestedOwner {
  owner: OwnerSummary;
  /** From 0 to 1. */
  confidence: number;
  /** One sentence for each reason, e.g. `CODEOWNERS of acme/orders gives it 41 of 44 files`. */
  reasons: string[];
}

/**
 * Something that is wrong with the ownership of an entity.
 *
 * @public
 */
export interface Gap {
  /** Stable as long as the gap is open: `<kind>:<entity ref>`. */
  id: string;
  kind: GapKind;
  entity: EntitySummary;
  owners: OwnerSummary[];
  /** Why it is one, for people. */
  why: string;
  /** ISO 8601: when it was first seen. */
  since: string;
  /** Best first; empty when nothing is known. */
  suggestions: SuggestedOwner[];
}

/**
 * Which gaps are wanted; all filters must hold.
 *
 * @public
 */
export interface GapsQuery {
  kind?: GapKind[];
  /** Entity refs of owners; a group includes its children. */
  owner?: string[];
  /** Part of the entity's title or ref. */
  text?: string;
  /** From 1 to 4. */
  tier?: number[];
  /** 50 unless said, 500 at most. */
  limit?: number;
  cursor?: string;
}

/**
 * A page of gaps, with how many there are of each kind under the same filters
 * (apart from the filter by kind).
 *
 * @public
 */
export interface GapsPage extends Page<Gap>, Freshness {
  counts: Partial<Record<GapKind, number>>;
}

/**
 * A change to a catalog file that closes a gap.
 *
 * @public
 */
export interface GapPatch {
  /** Where the file is, as the catalog says. */
  target?: string;
  /** Where the file can be edited in a browser. */
  editUrl?: string;
  /** The new owner, for gaps that an owner closes. */
  owner?: string;
  /** Unified diff when the file could be read, else the YAML to merge in. */
  patch: string;
  format: 'diff' | 'yaml';
}

/**
 * An identifier that leads to an entity, with who says so.
 *
 * @public
 */
export interface EntityIdentifier {
  kind: Evidence['identifier']['kind'];
  key: string;
  rule: string;
  source: string;
  observedAt: string;
  link?: string;
}

/**
 * One stretch of ownership.
 *
 * @public
 */
export interface OwnershipPeriod {
  owner: OwnerSummary;
  /** ISO 8601: when it was first seen. */
  from: string;
  /** ISO 8601; still the owner without it. */
  to?: string;
}
