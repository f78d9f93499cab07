import { ValuableFix } from '@groundwork/backstage-plugin-scorecards-common';
import {
  TierWeights,
  valueFixes,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentScorecard } from '../definitions/types';
import { groupBy } from './groupBy';
import { KeyedSums, SOLE_INDEX, STATUS_INDEX, sumByTier } from './sums';

/** What a check is worth when it passes, without what it is about. */
export type ValuedFix = Omit<ValuableFix, 'examples' | 'facts'>;

/** Who observes a fact: a collector, or `push`; undefined if nobody does. */
export type SourceOf = (factId: string) => string | undefined;

/**
 * What the owners of some sums gain most by, on all scorecards, the most
 * valuable first: by how far the score on its scorecard would rise, then by how
 * many entities would reach their next level with it alone. What is only unknown
 * comes last, since it may well pass.
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
    .sort(
      (a, b) =>
        Number(isUnmeasured(a)) - Number(isUnmeasured(b)) ||
        b.gain - a.gain ||
        b.unlocks - a.unlocks,
    );
}

/** The facts that a check of a scorecard in force reads. */
export function factsOf(
  { compiled }: Pick<CurrentScorecard, 'compiled'>,
  checkId: string,
  sourceOf: SourceOf,
): ValuableFix['facts'] {
  const check = compiled.checks.find(
    ({ definition }) => definition.id === checkId,
  );
  return (check?.condition.factIds ?? []).flatMap(factId => {
    const source = sourceOf(factId);
    return source === undefined ? [] : [{ factId, source }];
  });
}

function isUnmeasured({ counts }: Pick<ValuedFix, 'counts'>): boolean {
  return counts.fail === 0 && counts.stale === 0;
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
            counts: countsOf(cells, check.id),
            ...value,
          },
        ]
      : [];
  });
}

function countsOf(
  cells: readonly KeyedSums[],
  checkId: string,
): ValuedFix['counts'] {
  const sum = (status: 'fail' | 'unknown' | 'stale') =>
    cells.reduce(
      (total, { checks }) =>
        total + (checks.get(checkId)?.[STATUS_INDEX[status]] ?? 0),
      0,
    );
  return { fail: sum('fail'), unknown: sum('unknown'), stale: sum('stale') };
}
