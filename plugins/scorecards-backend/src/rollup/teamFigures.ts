import {
  Rollup,
  ValuableFix,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentDefinitions, CurrentScorecard } from '../definitions/types';
import { rollUpSums } from './figures';
import { fixesOf } from './fixes';
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

/** The most valuable fixes, the first of them with entities. */
export async function mostValuableFixes(
  { scorecards }: Pick<CurrentDefinitions, 'scorecards'>,
  owned: Owned,
  tierWeights: TierWeights,
): Promise<ValuableFix[]> {
  const fixes = fixesOf(inOrder(scorecards), owned.cells, tierWeights).slice(
    0,
    MAX_FIXES,
  );
  const examples = await owned.findExamples(
    fixes.slice(0, FIXES_WITH_EXAMPLES),
  );
  return fixes.map((fix, index) => ({
    ...fix,
    examples: examples[index] ?? [],
  }));
}

function inOrder(
  scorecards: CurrentDefinitions['scorecards'],
): CurrentScorecard[] {
  return [...scorecards.values()].sort((a, b) =>
    a.definition.title.localeCompare(b.definition.title, 'en'),
  );
}
