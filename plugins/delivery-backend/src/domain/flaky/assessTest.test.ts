import fc from 'fast-check';
import { day, START } from '../__testUtils__/builders';
import { executed, passes } from './__testUtils__/executions';
import { assessTest, TestState } from './assessTest';
import { TestExecution } from './execution';
import { BetaTail } from './flipRate';

const never: BetaTail = () => 0;
const always: BetaTail = () => 1;

describe('assessTest', () => {
  const flake = [
    executed(0, 'fail'),
    executed(0, 'pass', { attempt: 2, at: START }),
  ];
  const stateOf = (
    executions: TestExecution[],
    {
      days = 30,
      betaTail = never,
      until = 0,
    }: { days?: number; betaTail?: BetaTail; until?: number } = {},
  ): TestState =>
    assessTest('adds', executions, {
      now: day(days),
      betaTail,
      quarantine: { from: START, until: day(until) },
    }).state;

  it.each<[TestState, string, () => TestState]>([
    ['healthy', 'when it passes', () => stateOf(passes(0, 30))],
    [
      'suspect',
      'when it flips often',
      () => stateOf(passes(0, 30), { betaTail: always }),
    ],
    ['flaky', 'when it is proven', () => stateOf(flake, { days: 1 })],
    [
      'quarantined',
      'while it is kept out of the way',
      () => stateOf(flake, { days: 1, until: 2 }),
    ],
    [
      'flaky',
      'when its quarantine expired',
      () => stateOf(flake, { days: 2, until: 2 }),
    ],
    [
      'recovered',
      'after 14 days and 20 clean executions, quarantined or not',
      () =>
        stateOf([...flake, ...passes(0.5, 20, 0.5)], { days: 14, until: 99 }),
    ],
    [
      'flaky',
      'after 20 clean executions, but 13 days',
      () => stateOf([...flake, ...passes(0.5, 20, 0.5)], { days: 13 }),
    ],
    [
      'flaky',
      'after 14 days, but 19 clean executions',
      () => stateOf([...flake, ...passes(0.5, 19, 0.5)], { days: 99 }),
    ],
    [
      'flaky',
      'when it failed in between',
      () =>
        stateOf(
          [
            ...flake,
            ...passes(0.5, 19),
            executed(20, 'fail'),
            ...passes(21, 3),
          ],
          { days: 40 },
        ),
    ],
    [
      'broken',
      'when it only fails',
      () => stateOf([...flake, ...[1, 2, 3].map(it => executed(it, 'fail'))]),
    ],
  ])('%s %s', (expected, _, state) => {
    expect(state()).toBe(expected);
  });

  it('thinks the same in whatever order executions come', () => {
    const execution = fc
      .record({
        days: fc.nat(20),
        outcome: fc.constantFrom('pass' as const, 'fail' as const),
        tree: fc.constantFrom('x', 'y'),
        attempt: fc.integer({ min: 1, max: 2 }),
      })
      .map(({ days, outcome, ...over }) => executed(days, outcome, over));
    const all = fc.uniqueArray(execution, {
      selector: ({ at, attempt }) => `${at} ${attempt}`,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        all.chain(once =>
          fc.tuple(
            fc.constant(once),
            fc.shuffledSubarray(once, { minLength: once.length }),
          ),
        ),
        ([once, mixed]) => {
          const options = { now: day(30), betaTail: never };
          expect(assessTest('adds', mixed, options)).toEqual(
            assessTest('adds', once, options),
          );
        },
      ),
    );
  });
});
