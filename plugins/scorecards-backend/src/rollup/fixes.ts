import { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';
import {
  TierWeights,
  valueFixes,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentScorecard } from '../definitions/types';
import { groupBy } from './groupBy';
import { KeyedSums, SOLE_INDEX, STATUS_INDEX, sumByTier } from './sums';

/** What a check is worth when it passes, without examples. */
export type ValuedFix = Omit<ValuableFix, 'examples'>;

/**
 * What the owners of some sums gain most by, on all scorecards, the most
 * valuable first: by how far the score on its scorecard would rise, then by how
 * many entities would reach their next level with it alone.
 */
export function fixesOf(
  scorecards: readonly Pick<CurrentScorecard, 'id' | 'definition'>[],
  cells: readonly KeyedSums[],
  tierWeights: TierWeights,
): ValuedFix[] {
  const byScorecard = groupBy(
    sumByTier(cells),
    ({ scorecardId }) => scorecardId,
  );
  return scorecards
    .flatMap(scorecard =>
      fixesOfScorecard(
        scorecard,
        byScorecard.get(scorecard.id) ?? [],
        tierWeights,
      ),
    )
    .sort((a, b) => b.gain - a.gain || b.unlocks - a.unlocks);
}

/** For how many of the entities of some sums a check does not pass. */
export function missesIn({ checks }: KeyedSums, checkId: string): number {
  const counts = checks.get(checkId);
  return counts
    ? counts[STATUS_INDEX.fail] +
        counts[STATUS_INDEX.unknown] +
        counts[STATUS_INDEX.stale]
    : 0;
}

function fixesOfScorecard(
  { id, definition }: Pick<CurrentScorecard, 'id' | 'definition'>,
  cells: readonly KeyedSums[],
  tierWeights: TierWeights,
): ValuedFix[] {
  const checks = new Map(definition.checks.map(check => [check.id, check]));
  const values = valueFixes(
    cells.map(cell => ({
      tier: cell.tier,
      applicableWeight: cell.applicableWeight,
      checks: definition.checks.map(check => ({
        checkId: check.id,
        weight: check.weight,
        missing: missesIn(cell, check.id),
        unlocks: cell.checks.get(check.id)?.[SOLE_INDEX] ?? 0,
      })),
    })),
    { tierWeights },
  );
  return values.flatMap(value => {
    const check = checks.get(value.checkId);
    return check
      ? [
          {
            scorecardId: id,
            scorecardTitle: definition.title,
            title: check.title,
            capability: check.capability,
            remedy: check.remedy,
            ...value,
          },
        ]
      : [];
  });
}
