import type { CheckReport } from '../report';
import { exitCodeOf } from '../report';

/** For programs of one's own: all that came out. */
export function formatJson(report: CheckReport): string {
  const { at, files, outcomes } = report;
  const json = {
    at: new Date(at).toISOString(),
    exitCode: exitCodeOf(report),
    files: files.map(({ location, scorecards, problems }) => ({
      location,
      scorecards: scorecards.map(({ definition, hash, fixtures }) => ({
        id: definition.id,
        hash,
        levels: definition.levels.length,
        checks: definition.checks.length,
        tests: fixtures.length,
      })),
      problems,
    })),
    ...(outcomes && {
      outcomes: outcomes.map(
        ({ entityRef, scorecard, summary, requiredLevel, passed, checks }) => ({
          entityRef,
          scorecardId: scorecard.definition.id,
          passed,
          requiredLevel,
          ...summary,
          checks: checks.map(({ definition, evaluation, required }) => ({
            checkId: definition.id,
            level: definition.level,
            required,
            ...evaluation,
          })),
        }),
      ),
    }),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
