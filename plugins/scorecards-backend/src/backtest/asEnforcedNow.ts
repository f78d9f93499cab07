import {
  CompiledCheck,
  CompiledScorecard,
} from '@groundwork/backstage-plugin-scorecards-node/engine';

/**
 * A scorecard whose checks count at any time as they do now, so that going
 * back in time shows other facts and not other rules.
 *
 * @param now - Epoch milliseconds
 */
export function asEnforcedNow(
  scorecard: CompiledScorecard,
  now: number,
): CompiledScorecard {
  const asNow = (time: number | undefined) =>
    time === undefined || time <= now ? undefined : Infinity;
  const checks = scorecard.checks.map(
    (check): CompiledCheck => ({
      ...check,
      announcedAt: asNow(check.announcedAt),
      enforcedAt: asNow(check.enforcedAt),
    }),
  );
  return {
    definition: scorecard.definition,
    factIds: scorecard.factIds,
    checks,
    selects: entity => scorecard.selects(entity),
  };
}
