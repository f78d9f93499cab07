import type {
  LevelSummary,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { measure, type Standing } from '../evaluation/measure';
import { countNone, toShares } from './tally';

/**
 * Where an entity stands, as far as the standings of its checks tell.
 *
 * @public
 */
export type EvaluationSummary = Pick<
  LevelSummary,
  'level' | 'score' | 'coverage' | 'counts' | 'unmeasured' | 'missing'
>;

/**
 * Sums up an evaluation, or one that was stored.
 *
 * @param standings - in the order of the definition's checks; undefined where
 * one does not apply
 * @public
 */
export function summariseEvaluation(
  definition: Pick<ScorecardDefinition, 'checks' | 'levels'>,
  standings: readonly Standing[],
): EvaluationSummary {
  const { checks, levels } = definition;
  const { level, ...weights } = measure(checks, standings, levels.length);
  const counts = countNone();
  for (const standing of standings) {
    if (standing?.enforced) {
      counts[standing.status]++;
    }
  }
  return {
    level,
    ...toShares(weights),
    counts,
    // Where nothing applies, or all is exempt, there is nothing to measure
    unmeasured:
      counts.pass + counts.fail === 0 && counts.unknown + counts.stale > 0,
    missing: findMissing(definition, standings, level + 1),
  };
}

/** What holds back a level, heaviest first. */
function findMissing(
  { checks }: Pick<ScorecardDefinition, 'checks'>,
  standings: readonly Standing[],
  level: number,
): LevelSummary['missing'] {
  return checks
    .map((check, index) => ({ check, standing: standings[index] }))
    .flatMap(({ check, standing }) =>
      standing && check.level === level && isMissing(standing)
        ? [{ check, status: standing.status }]
        : [],
    )
    .sort((a, b) => b.check.weight - a.check.weight)
    .map(({ check, status }) => ({
      checkId: check.id,
      title: check.title,
      status,
    }));
}

function isMissing({ status, enforced }: NonNullable<Standing>): boolean {
  return enforced && status !== 'pass' && status !== 'exempt';
}
