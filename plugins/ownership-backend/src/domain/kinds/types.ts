import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';

/**
 * Another key that a look-up may try when the one at hand is not in the index.
 *
 * @internal
 */
export interface WalkStep {
  key: string;
  /** Left out where the kind stays the same. */
  kind?: IdentifierKind;
  /** How one gets from the key to this one, e.g. `parent domain`. */
  match: string;
  /** From 0 to 1, both excluded: how near this key is to the first one. */
  closeness: number;
}

/**
 * How keys of one kind are written and looked up.
 *
 * @internal
 */
export interface KindRules {
  kind: IdentifierKind;
  /**
   * The normal form of a key, or undefined if the text is not one of this
   * kind. Applied to its own result it changes nothing.
   */
  normalise(text: string): string | undefined;
  /**
   * Keys to try after the exact one, nearest first. At most
   * {@link MAX_WALK_STEPS}, each once, and never the key itself.
   *
   * @param key - in normal form
   */
  walk(key: string): WalkStep[];
  /** How telling a match of this kind is by itself, from 0 to 1. */
  specificity: number;
}

/**
 * Keeps the cost of a look-up the same whatever was pasted.
 *
 * @internal
 */
export const MAX_WALK_STEPS = 16;
