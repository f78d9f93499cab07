import type { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';
import {
  DEFAULT_TIER_WEIGHTS,
  type TierWeights,
  weighTier,
} from './tierWeights';

/**
 * What entities of one tier do not pass on a scorecard, summed up: of one
 * entity, or of all of a team.
 *
 * @public
 */
export interface FixItem {
  /** Criticality, 1 for the most critical; 0 or nothing where none is said. */
  tier?: number;
  applicableWeight: number;
  /** Of checks that are enforced, and not passed by all. */
  checks: ReadonlyArray<{
    checkId: string;
    weight: number;
    /** Entities for which it is neither passed nor exempt. */
    missing: number;
    /** Entities for which it is all that is missing for their next level. */
    unlocks: number;
  }>;
}

/**
 * What it is worth when a check passes for all of a set of entities.
 *
 * @public
 */
export type FixValue = Pick<
  ValuableFix,
  'checkId' | 'entities' | 'unlocks' | 'gain'
>;

/**
 * Values the checks that do not pass for some of a set of entities, the most
 * valuable first: by how far the score of all would rise, then by how many
 * entities would reach their next level with it alone.
 *
 * @public
 */
export function valueFixes(
  items: Iterable<FixItem>,
  { tierWeights = DEFAULT_TIER_WEIGHTS }: { tierWeights?: TierWeights } = {},
): FixValue[] {
  const byCheck = new Map<string, FixValue & { lost: number }>();
  let applicable = 0;
  for (const item of items) {
    const tierWeight = weighTier(item.tier, tierWeights);
    applicable += tierWeight * item.applicableWeight;
    for (const { checkId, weight, missing, unlocks } of item.checks) {
      if (missing === 0) {
        continue;
      }
      const fix = byCheck.get(checkId) ?? {
        checkId,
        entities: 0,
        unlocks: 0,
        gain: 0,
        lost: 0,
      };
      fix.entities += missing;
      fix.unlocks += unlocks;
      fix.lost += tierWeight * weight * missing;
      byCheck.set(checkId, fix);
    }
  }
  return [...byCheck.values()]
    .map(({ lost, ...fix }) => ({
      ...fix,
      gain: applicable > 0 ? lost / applicable : 0,
    }))
    .sort(
      (a, b) =>
        b.gain - a.gain ||
        b.unlocks - a.unlocks ||
        compareTexts(a.checkId, b.checkId),
    );
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
