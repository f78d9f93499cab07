import {
  ScorecardDefinition,
  TrendPoint,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { rollUpSums } from '../../rollup/figures';
import { DaySums } from '../daySums';

/** A scorecard's days, the oldest first; days of which nothing is known are left out. */
export function presentTrend(
  definition: ScorecardDefinition,
  days: readonly DaySums[],
  tierWeights: TierWeights,
): TrendPoint[] {
  const byDay = new Map<string, DaySums[]>();
  for (const sums of days) {
    if (sums.scorecardId === definition.id) {
      const known = byDay.get(sums.day);
      if (known) {
        known.push(sums);
      } else {
        byDay.set(sums.day, [sums]);
      }
    }
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, cells]) => {
      const { id } = definition;
      const { entities, score, coverage, distribution } = rollUpSums(
        { id, definition },
        cells,
        tierWeights,
      );
      return {
        day,
        entities,
        score,
        coverage,
        byLevel: distribution.map(share => share.entities),
      };
    });
}
