import type {
  CheckStatus,
  LevelDefinition,
  LevelShare,
  Rollup,
} from '@groundwork/backstage-plugin-scorecards-common';
import { addCounts, type CheckWeights, countNone, toShares } from './tally';
import {
  DEFAULT_TIER_WEIGHTS,
  type TierWeights,
  weighTier,
} from './tierWeights';

/** The share of a team's entities that has to be on a level or above. */
const SHARE_OF_TEAM = 0.8;

/**
 * Where entities of one tier stand on a scorecard, summed up: one entity, or
 * all of a team.
 *
 * @public
 */
export interface RollUpItem extends CheckWeights {
  /** Criticality, 1 for the most critical; 0 or nothing where none is said. */
  tier?: number;
  /** How many entities are on each level, from 0 up; zeros at its end may lack. */
  byLevel: readonly number[];
  /** Entities of which nothing is known. */
  unmeasured: number;
  counts: Readonly<Record<CheckStatus, number>>;
}

/**
 * What a set of entities comes to.
 *
 * @public
 */
export type RollUpResult = Omit<Rollup, 'scorecardId' | 'scorecardTitle'>;

/**
 * Sums up where a set of entities stands on a scorecard. Critical entities
 * count for more, by the weights of their tiers.
 *
 * @public
 */
export function rollUp(
  items: Iterable<RollUpItem>,
  {
    levels,
    tierWeights = DEFAULT_TIER_WEIGHTS,
  }: { levels: LevelDefinition[]; tierWeights?: TierWeights },
): RollUpResult {
  const weightOn: number[] = new Array(levels.length + 1).fill(0);
  const entitiesOn = [...weightOn];
  const counts = countNone();
  const sum = { passedWeight: 0, knownWeight: 0, applicableWeight: 0 };
  let unmeasured = 0;

  for (const item of items) {
    const weight = weighTier(item.tier, tierWeights);
    item.byLevel.forEach((entities, n) => {
      // What an older version said may be of a longer ladder
      const level = Math.min(n, levels.length);
      entitiesOn[level] += entities;
      weightOn[level] += weight * entities;
    });
    unmeasured += item.unmeasured;
    addCounts(counts, item.counts);
    sum.passedWeight += weight * item.passedWeight;
    sum.knownWeight += weight * item.knownWeight;
    sum.applicableWeight += weight * item.applicableWeight;
  }
  const level = findTeamLevel(weightOn);
  return {
    entities: sumOf(entitiesOn),
    unmeasured,
    levels,
    distribution: toDistribution(levels, entitiesOn, weightOn),
    ...(level !== undefined && { level }),
    ...toShares(sum),
    counts,
  };
}

/** The highest level that most of the weight has reached. */
function findTeamLevel(weightOn: readonly number[]): number | undefined {
  const total = sumOf(weightOn);
  if (total === 0) {
    return undefined;
  }
  let reached = 0;
  for (let level = weightOn.length - 1; level > 0; level--) {
    reached += weightOn[level];
    // Weights need not be whole, so that sums may be a little off
    if (reached >= SHARE_OF_TEAM * total - 1e-9 * total) {
      return level;
    }
  }
  return 0;
}

function toDistribution(
  levels: readonly LevelDefinition[],
  entitiesOn: readonly number[],
  weightOn: readonly number[],
): LevelShare[] {
  const total = sumOf(weightOn);
  return entitiesOn.map((entities, level) => ({
    level,
    name: level === 0 ? 'None' : levels[level - 1].name,
    entities,
    share: total > 0 ? weightOn[level] / total : 0,
  }));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
