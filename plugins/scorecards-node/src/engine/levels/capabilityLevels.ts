import {
  CAPABILITIES,
  type CapabilityLevel,
  type ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import type { Standing } from '../evaluation/measure';
import { countNone } from './tally';

/**
 * Where an entity stands in each capability: the highest level that a check
 * about it is on, of those up to which all checks about it pass or are exempt.
 * A level that no check is about is not reached by it: nobody has looked.
 *
 * @param standings - in the order of the definition's checks; undefined where
 * one does not apply
 * @returns one per capability, in their order; undefined when no check of the
 * scorecard is about any
 * @public
 */
export function capabilityLevels(
  definition: Pick<ScorecardDefinition, 'checks' | 'levels'>,
  standings: readonly Standing[],
): CapabilityLevel[] | undefined {
  const { checks, levels } = definition;
  if (!checks.some(({ capability }) => capability)) {
    return undefined;
  }
  return CAPABILITIES.map(capability => {
    const counts = countNone();
    const withCheck = new Set<number>();
    let lowestMissing = Infinity;
    checks.forEach((check, index) => {
      const standing = standings[index];
      if (check.capability !== capability || !standing?.enforced) {
        return;
      }
      counts[standing.status]++;
      withCheck.add(check.level);
      if (standing.status !== 'pass' && standing.status !== 'exempt') {
        lowestMissing = Math.min(lowestMissing, check.level);
      }
    });
    return {
      capability,
      level: Math.max(
        0,
        ...[...withCheck].filter(level => level < lowestMissing),
      ),
      of: levels.length,
      unmeasured: counts.pass + counts.fail === 0,
      counts,
    };
  });
}
