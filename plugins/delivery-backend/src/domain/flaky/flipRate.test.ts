import { day } from '../__testUtils__/builders';
import { executed, passes } from './__testUtils__/executions';
import { BetaTail, flipRateOf } from './flipRate';

const always: BetaTail = () => 1;

describe('R3: flip rate', () => {
  const now = day(60);
  const at = (days: number, outcomes: string) =>
    [...outcomes].map((it, index) =>
      executed(days + index / 1_000_000, it === 'p' ? 'pass' : 'fail'),
    );

  it('counts flips by transitions, older ones for less', () => {
    // On day 30, half: 10 executions, 9 transitions, 2 of them flips. On day
    // 60, whole: 10 transitions, 4 of them flips. Flips 2 · ½ + 4 = 5,
    // transitions 9 · ½ + 10 = 14.5; with the prior 1 + 5 and 99 + 9.5.
    const betaTail = jest.fn(() => 0.95);
    const rate = flipRateOf(
      [...at(30, 'pppfpppppp'), ...at(60, 'ppfppfpppp')],
      { now, betaTail },
    );
    expect(rate?.rate).toBeCloseTo(5 / 14.5, 6);
    expect(rate).toMatchObject({ n: 20, probability: 0.95, isSuspect: true });
    const [alpha, beta, x] = betaTail.mock.calls[0] as unknown as number[];
    expect(alpha).toBeCloseTo(6, 6);
    expect(beta).toBeCloseTo(108.5, 6);
    expect(x).toBe(0.01);
  });

  it.each([
    ['fewer than 20 executions', 'pfpfpfpfpfpfpfpfpfp', always],
    ['a probability of 0.9', 'pfpfpfpfpfpfpfpfpfpf', () => 0.9],
  ])('suspects nothing of %s', (_, outcomes, betaTail) => {
    expect(flipRateOf(at(60, outcomes), { now, betaTail })?.isSuspect).toBe(
      false,
    );
  });

  it('looks at the default branch, where unripe work is not', () => {
    const elsewhere = passes(0, 30).map(it => ({
      ...it,
      isDefaultBranch: false,
    }));
    expect(flipRateOf(elsewhere, { now, betaTail: always })).toBeUndefined();
  });
});
