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

/** Sums, as far as figures follow from them. */
export type FigureSums = Readonly<
  Pick<
    KeyedSums,
    | 'tier'
    | 'levels'
    | 'unmeasured'
    | 'passedWeight'
    | 'knownWeight'
    | 'applicableWeight'
  >
> & {
  readonly byStatus: Readonly<Record<CheckStatus, number>>;
};

/** What the sums of a scorecard come to. */
export function rollUpSums(
  { id, definition }: Pick<CurrentScorecard, 'id' | 'definition'>,
  cells: ReadonlyArray<KeyedSums | FigureSums>,
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
        counts: 'byStatus' in cell ? cell.byStatus : countsOf(cell),
        passedWeight: cell.passedWeight,
        knownWeight: cell.knownWeight,
        applicableWeight: cell.applicableWeight,
      })),
      { levels: definition.levels, tierWeights },
    ),
  };
}

function countsOf({
  checks,
}: Pick<KeyedSums, 'checks'>): Record<CheckStatus, number> {
  const counts = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
  for (const ofCheck of checks.values()) {
    for (const status of CHECK_STATUSES) {
      counts[status] += ofCheck[STATUS_INDEX[status]];
    }
  }
  return counts;
}
