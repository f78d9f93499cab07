import {
  CHECK_STATUSES,
  CheckStatus,
  Rollup,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  rollUp,
  TierWeights,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentScorecard } from '../definitions/types';
import { KeyedSums, STATUS_INDEX } from './sums';

/** What the sums of a scorecard come to. */
export function rollUpSums(
  { id, definition }: Pick<CurrentScorecard, 'id' | 'definition'>,
  cells: readonly KeyedSums[],
  tierWeights: TierWeights,
): Rollup {
  return {
    scorecardId: id,
    scorecardTitle: definition.title,
    ...rollUp(
      cells.map(cell => ({
        tier: cell.tier,
        byLevel: cell.levels,
        unmeasured: cell.unmeasured,
        counts: countsOf(cell),
        passedWeight: cell.passedWeight,
        knownWeight: cell.knownWeight,
        applicableWeight: cell.applicableWeight,
      })),
      { levels: definition.levels, tierWeights },
    ),
  };
}

/** Sums are remembered between requests, and so is what follows from them. */
const counted = new WeakMap<KeyedSums, Record<CheckStatus, number>>();

function countsOf(cell: KeyedSums): Record<CheckStatus, number> {
  let counts = counted.get(cell);
  if (!counts) {
    counts = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
    for (const ofCheck of cell.checks.values()) {
      for (const status of CHECK_STATUSES) {
        counts[status] += ofCheck[STATUS_INDEX[status]];
      }
    }
    counted.set(cell, counts);
  }
  return counts;
}
