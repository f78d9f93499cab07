import { groupBy } from '../collections/groupBy';
import { byTime, TestExecution } from './execution';

/** The share of tests of a run that fail together for a reason outside of them. */
const MASS_FAILURE_SHARE = 0.8;
/** With fewer tests a share says nothing: a run of one that fails is all of it. */
const MIN_TESTS = 5;

/**
 * Leaves out runs of which at least 80 % of the tests failed at the end: then
 * something else was broken, and their failures say nothing of the tests.
 *
 * @see https://docs.trunk.io/flaky-tests/detection/infrastructure-failure-protection
 */
export function dropMassFailures(executions: readonly TestExecution[]): {
  kept: TestExecution[];
  droppedRuns: string[];
} {
  const runs = groupBy(executions, ({ runId }) => runId);
  const dropped = new Set(
    [...runs].filter(([, own]) => isMassFailure(own)).map(([runId]) => runId),
  );
  return {
    kept: executions.filter(({ runId }) => !dropped.has(runId)),
    droppedRuns: [...dropped],
  };
}

function isMassFailure(run: readonly TestExecution[]): boolean {
  const last = new Map(
    run
      .filter(({ outcome }) => outcome !== 'skip')
      .sort(byTime)
      .map(it => [it.test, it.outcome]),
  );
  const failed = [...last.values()].filter(outcome => outcome === 'fail');
  return (
    last.size >= MIN_TESTS && failed.length >= MASS_FAILURE_SHARE * last.size
  );
}
