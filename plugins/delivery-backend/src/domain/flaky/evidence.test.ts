import fc from 'fast-check';
import { day } from '../__testUtils__/builders';
import { executed } from './__testUtils__/executions';
import { findEvidence, isBroken } from './evidence';
import { TestExecution } from './execution';

describe('findEvidence', () => {
  const rulesOf = (...executions: TestExecution[]) =>
    findEvidence(executions).map(
      it => `${it.rule} ${it.failedIn} ${it.passedIn}`,
    );
  const tree = { tree: 'same' };

  it.each<[string, TestExecution[], string[]]>([
    [
      'a pass after a failure',
      [executed(0, 'fail', tree), executed(3, 'pass', tree)],
      ['R1 run-0 run-3'],
    ],
    [
      'a failure after a pass, of another commit with the same content',
      [executed(0, 'pass', tree), executed(14, 'fail', tree)],
      ['R1 run-14 run-0'],
    ],
    [
      'none after more than 14 days',
      [executed(0, 'pass', tree), executed(14.01, 'fail', tree)],
      [],
    ],
    ['none of other trees', [executed(0, 'fail'), executed(3, 'pass')], []],
    [
      'none with what was skipped',
      [executed(0, 'fail', tree), executed(3, 'skip', tree)],
      [],
    ],
    [
      'each run that failed, by the pass that is nearest',
      [
        executed(0, 'pass', tree),
        executed(4, 'fail', tree),
        executed(5, 'pass', tree),
        executed(6, 'fail', tree),
      ],
      ['R1 run-4 run-5', 'R1 run-6 run-5'],
    ],
  ])('R1: %s', (_, executions, expected) => {
    expect(rulesOf(...executions)).toEqual(expected);
  });

  it.each<[string, TestExecution[], string[]]>([
    [
      'a pass when it was tried again',
      [
        executed(1, 'fail'),
        executed(1, 'fail', { attempt: 2 }),
        executed(1, 'pass', { attempt: 3 }),
      ],
      ['R2 run-1 run-1'],
    ],
    [
      'a pass that says that it was tried again',
      [executed(1, 'pass', { isRetried: true })],
      ['R2 run-1 run-1'],
    ],
    [
      'none when it failed to the end',
      [executed(1, 'fail'), executed(1, 'fail', { attempt: 2 })],
      [],
    ],
  ])('R2: %s', (_, executions, expected) => {
    expect(rulesOf(...executions)).toEqual(expected);
  });
});

describe('whatever the order', () => {
  // Suites tell one time for all of their tests
  const at = day(1);
  const given: TestExecution[] = [
    ['a', 'fail', 1],
    ['a', 'pass', 2],
    ['b', 'fail', 1],
    ['c', 'fail', 1],
    ['d', 'fail', 1],
    ['e', 'pass', 1],
    ['f', 'pass', 1],
  ].map(([name, outcome, attempt]) =>
    executed(1, outcome as TestExecution['outcome'], {
      runId: `run-${name}`,
      commit: `commit-${name}`,
      attempt: Number(attempt),
      tree: 'efb'.includes(String(name)) ? 'same' : `tree-${name}`,
      at,
    }),
  );

  it('finds the same, and thinks the same broken', () => {
    const failing = given.filter(({ runId }) => !/[ef]$/.test(runId));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(given, { minLength: given.length }),
        fc.shuffledSubarray(failing, { minLength: failing.length }),
        (all, some) => {
          expect(findEvidence(all)).toEqual(findEvidence(given));
          expect(isBroken(some)).toBe(true);
        },
      ),
    );
    expect(findEvidence(given)).toMatchObject([
      { failedIn: 'run-a', passedIn: 'run-a' },
      { failedIn: 'run-b', passedIn: 'run-e' },
    ]);
  });
});

describe('broken', () => {
  it.each<[string, TestExecution[], boolean]>([
    ['after three commits', [1, 2, 3].map(it => executed(it, 'fail')), true],
    ['not after two', [1, 2].map(it => executed(it, 'fail')), false],
    [
      'not when the last passed',
      [...[1, 2, 3].map(it => executed(it, 'fail')), executed(4, 'pass')],
      false,
    ],
    [
      'not when one passed when it was tried again',
      [
        executed(1, 'fail'),
        executed(2, 'fail'),
        executed(2, 'pass', { attempt: 2 }),
        executed(3, 'fail'),
      ],
      false,
    ],
    [
      'not by one commit that ran three times',
      [1, 2, 3].map(it => executed(it, 'fail', { commit: 'one' })),
      false,
    ],
    [
      'not on other branches',
      [1, 2, 3].map(it => executed(it, 'fail', { isDefaultBranch: false })),
      false,
    ],
  ])('%s', (_, executions, expected) => {
    expect(isBroken(executions)).toBe(expected);
  });
});
