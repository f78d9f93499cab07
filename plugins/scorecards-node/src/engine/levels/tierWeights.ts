/**
 * How much an entity counts, by its criticality: 1 for the most critical. 0 is
 * for entities without a tier, or with one that is not here.
 *
 * @public
 */
export type TierWeights = Readonly<Record<number, number>>;

/**
 * A most critical service counts as much as four of which nothing is said.
 *
 * @public
 */
export const DEFAULT_TIER_WEIGHTS: TierWeights = {
  0: 1,
  1: 4,
  2: 3,
  3: 2,
  4: 1,
};

/**
 * How much an entity of a tier counts.
 *
 * @public
 */
export function weighTier(
  tier: number | undefined,
  weights: TierWeights = DEFAULT_TIER_WEIGHTS,
): number {
  return weights[tier ?? 0] ?? weights[0] ?? 1;
}
