import {
  Rollup,
  ValuableFix,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentDefinitions, CurrentScorecard } from '../definitions/types';
import { FactReader } from '../facts/FactReader';
import { rollUpSums } from './figures';
import { factsOf, fixesOf, SourceOf } from './fixes';
import { groupBy } from './groupBy';
import { Owned } from './OwnedSums';
import { KeyedSums } from './sums';

/** More than these nobody reads. */
const MAX_FIXES = 20;
/** Those that are shown with entities. */
const FIXES_WITH_EXAMPLES = 5;

/** Roll-ups of the scorecards that some entities are part of, by title. */
export function rollUpsOf(
  { scorecards }: Pick<CurrentDefinitions, 'scorecards'>,
  cells: readonly KeyedSums[],
  tierWeights: TierWeights,
): Rollup[] {
  const byScorecard = groupBy(cells, ({ scorecardId }) => scorecardId);
  return inOrder(scorecards).flatMap(scorecard => {
    const its = byScorecard.get(scorecard.id);
    return its ? [rollUpSums(scorecard, its, tierWeights)] : [];
  });
}

/** What fixes are told with. */
export interface FixOptions {
  tierWeights: TierWeights;
  sourceOf: SourceOf;
  facts: Pick<FactReader, 'errorsOf'>;
}

/** The most valuable fixes, the first of them with entities. */
export async function mostValuableFixes(
  { scorecards }: Pick<CurrentDefinitions, 'scorecards'>,
  cells: readonly KeyedSums[],
  owned: Pick<Owned, 'findExamples'>,
  { tierWeights, sourceOf, facts }: FixOptions,
): Promise<ValuableFix[]> {
  const fixes = fixesOf(inOrder(scorecards), cells, tierWeights).slice(
    0,
    MAX_FIXES,
  );
  const examples = await owned.findExamples(
    fixes.slice(0, FIXES_WITH_EXAMPLES),
  );
  const told = fixes.map((fix, index) => {
    const scorecard = scorecards.get(fix.scorecardId);
    return {
      ...fix,
      facts: scorecard ? factsOf(scorecard, fix.checkId, sourceOf) : [],
      examples: examples[index] ?? [],
    };
  });
  return withErrors(told, facts);
}

/** Fixes with why nothing is known, where that is so and somebody knows why. */
async function withErrors(
  fixes: readonly ValuableFix[],
  facts: FixOptions['facts'],
): Promise<ValuableFix[]> {
  if (fixes.every(({ counts }) => counts.unknown === 0)) {
    return [...fixes];
  }
  const refsOf = ({ examples }: ValuableFix) =>
    examples.map(({ entityRef }) => entityRef);
  // Of those without examples, what is known of the others' says enough: a
  // source that fails mostly does so for all.
  const all = [...new Set(fixes.flatMap(refsOf))];
  const errors = await facts.errorsOf(
    fixes.map(fix => ({
      entityRefs: fix.examples.length > 0 ? refsOf(fix) : all,
      factIds:
        fix.counts.unknown > 0 ? fix.facts.map(({ factId }) => factId) : [],
    })),
  );
  return fixes.map((fix, index) => ({
    ...fix,
    facts: fix.facts.map(fact => {
      const error = errors[index].get(fact.factId);
      return error === undefined ? fact : { ...fact, error };
    }),
  }));
}

function inOrder(
  scorecards: CurrentDefinitions['scorecards'],
): CurrentScorecard[] {
  return [...scorecards.values()].sort((a, b) =>
    a.definition.title.localeCompare(b.definition.title, 'en'),
  );
}
