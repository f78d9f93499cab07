import { day } from '../../__testUtils__/builders';
import { TestExecution } from '../execution';

/** An execution on an own commit, in an own run, so many days after the start. */
export const executed = (
  days: number,
  outcome: TestExecution['outcome'],
  over: Partial<TestExecution> = {},
): TestExecution => ({
  test: 'adds',
  runId: `run-${days}`,
  attempt: 1,
  at: day(days),
  commit: `commit-${days}`,
  tree: `tree-${days}`,
  isDefaultBranch: true,
  outcome,
  ...over,
});
/** Passes from a time on. */
export const passes = (from: number, count: number, daysApart = 1) =>
  Array.from({ length: count }, (_, index) =>
    executed(from + index * daysApart, 'pass'),
  );
