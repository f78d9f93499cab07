import {
  GapKind,
  OnCallStatus,
} from '@groundwork/backstage-plugin-ownership-common';
import { EntityProjection } from '../projection';

/** An owner that another source than the catalog's relations names. */
export interface NamedOwner {
  /** A group or user of the catalog. */
  entityRef: string;
  /** Who says so, to go on with "names …": `CODEOWNERS of acme/orders`. */
  by: string;
  /** Where a person can look it up. */
  link?: string;
  /** From 0 to 1, how much that source is to be trusted. */
  confidence: number;
}

/** What a gap is about, apart from its entity. */
export interface GapDetail {
  /** Name of the on-call schedule. */
  schedule?: string;
  /** Owners that other sources name. */
  named?: NamedOwner[];
}

/**
 * - `none`: there is no such gap
 * - `unknown`: what would tell could not be asked
 * - `gap`: there is one
 */
export type Outcome =
  | { status: 'none' }
  | { status: 'unknown' }
  | { status: 'gap'; detail?: GapDetail };

/** A gap, or that it is not known whether there is one. */
export type Finding = { kind: GapKind } & Exclude<Outcome, { status: 'none' }>;

/** One of the owners that the catalog names. */
export interface OwnerFact {
  entityRef: string;
  /** `missing` when the catalog does not have it. */
  is: 'group' | 'user' | 'other' | 'missing';
  /** Of a group: whether anybody is in it, or in one below it. */
  hasPeople: boolean;
}

/** All that rules look at. */
export interface EntityFacts {
  entity: EntityProjection;
  /** The entity's own, in the catalog's order. */
  owners: readonly OwnerFact[];
  /** Whether it has the owner of its system or domain for its own. */
  inheritsOwner: boolean;
  /** Whether somebody has to be there for it when it breaks. */
  isOperated: boolean;
  /** Asked only for what is operated. */
  onCall?: { status: OnCallStatus; schedule?: string };
  hasChannel: boolean;
  hasRunbook: boolean;
  /** Owners that other sources name, and the catalog does not. */
  otherOwners: readonly NamedOwner[];
  /** Whether a source that might name one could not be asked. */
  isOtherUnknown: boolean;
}

/** Says whether an entity has a gap of one kind. */
export type GapRule = (facts: EntityFacts) => Outcome;

export const NONE: Outcome = { status: 'none' };
export const UNKNOWN: Outcome = { status: 'unknown' };

/** A gap if the condition holds. */
export function gapIf(condition: boolean): Outcome {
  return condition ? { status: 'gap' } : NONE;
}
