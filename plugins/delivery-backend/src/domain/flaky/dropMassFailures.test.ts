import { executed } from './__testUtils__/executions';
import { dropMassFailures } from './dropMassFailures';
import { TestExecution } from './execution';

describe('dropMassFailures', () => {
  const run = (runId: string, outcomes: TestExecution['outcome'][]) =>
    outcomes.map((outcome, index) =>
      executed(1, outcome, { runId, test: `test-${index}` }),
    );

  it.each<[string, TestExecution['outcome'][], string[]]>([
    ['4 of 5', ['fail', 'fail', 'fail', 'fail', 'pass'], ['run']],
    ['3 of 5', ['fail', 'fail', 'fail', 'pass', 'pass'], []],
    [
      '4 of 5 that were not skipped',
      ['fail', 'fail', 'fail', 'fail', 'pass', 'skip', 'skip'],
      ['run'],
    ],
    ['all of a few', ['fail', 'fail'], []],
  ])('%s', (_, outcomes, expected) => {
    const other = run('other', ['pass', 'fail']);
    const { kept, droppedRuns } = dropMassFailures([
      ...run('run', outcomes),
      ...other,
    ]);
    expect(droppedRuns).toEqual(expected);
    expect(kept).toHaveLength(expected.length ? 2 : outcomes.length + 2);
  });
});
