import { DAY, day, HOUR, START } from '../__testUtils__/builders';
import { flakyCosts } from './flakyCost';

describe('flakyCosts', () => {
  it('is what was run again and held up, shared by those that failed: 2.5 and 0.5 hours', () => {
    // Run 1 took 1 hour more and failed by two tests: half an hour each. Run 2
    // took half an hour, and its change came 1.5 hours later. Run 3 is unknown,
    // run 9 is of another period.
    const proof = (days: number) => ({
      rule: 'R2' as const,
      tree: 'x',
      failedIn: `run-${days}`,
      passedIn: `run-${days}`,
      at: day(days),
    });
    const assessment = { state: 'flaky' as const, cleanExecutions: 0 };
    const costs = flakyCosts(
      [
        { ...assessment, test: 'adds', evidence: [1, 2, 3, 9].map(proof) },
        { ...assessment, test: 'pays', evidence: [proof(1)] },
        { ...assessment, test: 'waits', evidence: [proof(3)] },
      ],
      new Map([
        ['run-1', { rerunMilliseconds: HOUR, addedLeadTimeMilliseconds: 0 }],
        [
          'run-2',
          {
            rerunMilliseconds: HOUR / 2,
            addedLeadTimeMilliseconds: 1.5 * HOUR,
          },
        ],
      ]),
      { from: START, to: START + 5 * DAY },
    );
    expect(costs.get('adds')).toEqual({
      value: 2.5,
      n: 2,
      coverage: 2 / 3,
      excluded: { runUnknown: 1 },
      definitionVersion: 1,
    });
    expect(costs.get('pays')).toMatchObject({ value: 0.5, coverage: 1 });
    expect(costs.get('waits')?.value).toBeUndefined();
  });
});
