import { groupBy } from '../domain/collections/groupBy';
import { assessTest, TestExecution } from '../domain/flaky';
import { betaTail } from '../statistics';
import { makeYear, TestRun, UNTIL } from './__testUtils__/readYear';

/** More often than by chance it fails and is tried again. */
const MANY_FAILURES = 4;

function executionOf(run: TestRun, test: string): TestExecution {
  const { at, query, failed } = run;
  return {
    test,
    runId: query.run,
    attempt: query.attempt,
    at,
    commit: query.commit,
    tree: query.tree,
    isDefaultBranch: query.branch === 'main',
    outcome: failed.includes(test) ? 'fail' : 'pass',
  };
}

describe('tests of the demo year', () => {
  const { testRuns, truth } = makeYear({ weeks: 52, isBrief: true });
  const byRepository = groupBy(testRuns, it => it.query.repository);
  const found = [...byRepository].flatMap(([repository, runs]) => {
    const failed = new Set(runs.flatMap(it => it.failed));
    return [...failed].flatMap(test => {
      const executions = runs.map(run => executionOf(run, test));
      const { evidence } = assessTest(test, executions, {
        now: UNTIL.getTime(),
        betaTail,
      });
      return evidence.length > 0 ? [`${repository} ${test}`] : [];
    });
  });
  const keyOf = (it: (typeof truth.flakyTests)[number]) =>
    `${it.repository} ${it.className} ${it.name}`;

  it('proves nothing of tests that only failed where the code was wrong', () => {
    const flaky = new Set(truth.flakyTests.map(keyOf));
    expect(found.filter(it => !flaky.has(it))).toEqual([]);
  });

  it('proves of each test that often failed for nothing that it did', () => {
    const often = truth.flakyTests.filter(
      ({ failures }) => failures >= MANY_FAILURES,
    );
    expect(often.length).toBeGreaterThan(10);
    expect(often.map(keyOf).filter(it => !found.includes(it))).toEqual([]);
  });
});
