import { countBy } from '../collections/countBy';
import { groupBy } from '../collections/groupBy';
import { coverageOf, isIn, Period } from '../metrics';
import { Measured } from '../types';
import { Assessment } from './assessTest';

/** Raised when what a flaky test costs is changes. */
export const FLAKY_COST_DEFINITION_VERSION = 1;

const HOUR_MS = 60 * 60_000;

/** What it took that a run failed for nothing. */
export interface WastedRun {
  /** How long what was run again ran, in milliseconds. */
  rerunMilliseconds: number;
  /** By how much its change came later, in milliseconds. */
  addedLeadTimeMilliseconds: number;
}

/**
 * What each flaky test cost in a period, in hours: the runs that it failed for
 * nothing, run again, and the time that they held changes up. Tests that failed
 * the same run share its cost, so that sums over tests count it once. A run of
 * which neither is known is left out and counted.
 */
export function flakyCosts(
  assessments: readonly Assessment[],
  runs: ReadonlyMap<string, WastedRun>,
  period: Period,
): Map<string, Measured> {
  const failures = assessments.flatMap(({ test, evidence }) =>
    evidence
      .filter(({ at }) => isIn(period, at))
      .map(({ failedIn }) => ({ test, runId: failedIn })),
  );
  const sharers = countBy(failures, ({ runId }) => runId);
  const byTest = groupBy(failures, ({ test }) => test);
  return new Map(
    [...byTest].map(([test, own]) => {
      const costs = own.flatMap(({ runId }) => {
        const run = runs.get(runId);
        return run ? hoursOf(run) / sharers[runId] : [];
      });
      const unknown = own.length - costs.length;
      const cost: Measured = {
        value:
          costs.length > 0
            ? costs.reduce((sum, hours) => sum + hours, 0)
            : undefined,
        n: costs.length,
        coverage: coverageOf(costs.length, own.length),
        excluded: unknown > 0 ? { runUnknown: unknown } : {},
        definitionVersion: FLAKY_COST_DEFINITION_VERSION,
      };
      return [test, cost];
    }),
  );
}

function hoursOf(run: WastedRun): number {
  return (run.rerunMilliseconds + run.addedLeadTimeMilliseconds) / HOUR_MS;
}
