import {
  LevelDistribution,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';

/** Levels of a model, where no team says how many there are. */
const LEVELS = 4;

/** What of a team's capability says how much of it is known. */
type Counted = Pick<TeamCapability, 'counts'>;

/**
 * How many teams stand where, for each of the six in their order.
 *
 * @param rows - of each team, its capabilities; one that is not there is unmeasured
 */
export function distributionOf(
  rows: ReadonlyArray<readonly TeamCapability[]>,
): LevelDistribution[] {
  const levels = rows
    .flat()
    .reduce((most, { of }) => Math.max(most, of), LEVELS);
  return CAPABILITIES.map(capability => {
    const byLevel = new Array<number>(levels + 1).fill(0);
    let unmeasured = 0;
    for (const row of rows) {
      const found = row.find(it => it.capability === capability);
      if (!found || found.unmeasured) {
        unmeasured++;
      } else {
        byLevel[found.level]++;
      }
    }
    const median = medianLevel(byLevel);
    return {
      capability,
      byLevel,
      unmeasured,
      ...(median !== undefined && { median }),
    };
  });
}

/**
 * The middle team's level, the lower one of two.
 *
 * @param byLevel - teams by level, from 0 up
 * @returns undefined where there is no team
 */
export function medianLevel(byLevel: readonly number[]): number | undefined {
  const teams = byLevel.reduce((sum, count) => sum + count, 0);
  let upTo = 0;
  const found = byLevel.findIndex(count => {
    upTo += count;
    return upTo > 0 && upTo * 2 >= teams;
  });
  return found < 0 ? undefined : found;
}

/**
 * The share of checks of which something is known (pass, fail) among those that apply,
 * over all teams and capabilities.
 *
 * @returns undefined where none applies
 */
export function coverageOf(
  rows: ReadonlyArray<readonly Counted[]>,
): number | undefined {
  let known = 0;
  let applicable = 0;
  for (const { counts } of rows.flat()) {
    known += counts.pass + counts.fail;
    applicable += counts.pass + counts.fail + counts.unknown + counts.stale;
  }
  return applicable > 0 ? known / applicable : undefined;
}
