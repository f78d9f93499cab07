import fc from 'fast-check';
import { hodgesLehmann } from './hodgesLehmann';
import { median } from './quantile';

const value = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);
const sample = fc.array(value, { minLength: 1, maxLength: 14 });

const upTo = (length: number) => Array.from({ length }, (_, index) => index);

describe('hodgesLehmann', () => {
  it('is 0.305 from -0.15 to 0.76 for the permeabilities of Hollander and Wolfe', () => {
    // Nonparametric Statistical Methods (1973), section 4.2 and 4.3
    const { value: shift, interval } = hodgesLehmann(
      [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
      [1.15, 0.88, 0.9, 0.74, 1.21],
    )!;
    expect(shift).toBeCloseTo(0.305, 12);
    expect(interval!.low).toBeCloseTo(-0.15, 12);
    expect(interval!.high).toBeCloseTo(0.76, 12);
  });

  it('takes ranks of the normal approximation for large samples', () => {
    // The differences are -59 to 3540, so the k-th is k − 60. The rank of the
    // bound is ⌊1800.5 − 1.96 · √(3600 · 121 / 12)⌋ = ⌊1427.07⌋, and the other
    // 3601 − 1427 = 2174; the median is between ranks 1800 and 1801.
    expect(
      hodgesLehmann(
        upTo(60).map(it => it * 60),
        upTo(60),
      ),
    ).toEqual({ value: 1_740.5, interval: { low: 1_367, high: 2_114 } });
  });

  it('is exact for samples whose differences would not fit into memory', () => {
    // 400 million differences are -19999 to 399980000, each once
    const { value: shift } = hodgesLehmann(
      upTo(20_000).map(it => it * 20_000),
      upTo(20_000),
    )!;
    expect(shift).toBe((399_980_000 - 19_999) / 2);
  });

  it('is undefined for an empty sample', () => {
    expect(hodgesLehmann([], [1])).toBeUndefined();
    expect(hodgesLehmann([1], [])).toBeUndefined();
  });

  it('has no interval for too few values', () => {
    // With three and three U is 0 in 1 of 20 orders, which is more than 2.5 %
    expect(hodgesLehmann([4, 5, 6], [1, 2, 3])).toEqual({ value: 3 });
    // With four and four in 1 of 70
    expect(hodgesLehmann([4, 5, 6, 7], [1, 1, 1, 1])).toEqual({
      value: 4.5,
      interval: { low: 3, high: 6 },
    });
  });

  it('is the shift if all are equal', () => {
    const equal = (it: number) => new Array<number>(8).fill(it);
    expect(hodgesLehmann(equal(0.3), equal(0.1))).toEqual({
      value: 0.3 - 0.1,
      interval: { low: 0.3 - 0.1, high: 0.3 - 0.1 },
    });
  });

  it('is the median of all differences, within its interval', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const differences = first.flatMap(a => second.map(b => a - b));
        const shift = hodgesLehmann(first, second)!;

        expect(shift.value).toBeCloseTo(median(differences)!, 6);
        const low = shift.interval?.low ?? Math.min(...differences);
        const high = shift.interval?.high ?? Math.max(...differences);
        expect(low).toBeLessThanOrEqual(shift.value);
        expect(high).toBeGreaterThanOrEqual(shift.value);
        expect(differences).toContain(low);
        expect(differences).toContain(high);
      }),
    );
  });

  it('changes sign when swapped', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const there = hodgesLehmann(first, second)!;
        const back = hodgesLehmann(second, first)!;

        expect(there.value + back.value).toBeCloseTo(0, 6);
        expect(there.interval === undefined).toBe(back.interval === undefined);
        expect(
          (there.interval?.low ?? 0) + (back.interval?.high ?? 0),
        ).toBeCloseTo(0, 6);
      }),
    );
  });

  it('refuses what is not finite, and what is no confidence', () => {
    expect(() => hodgesLehmann([NaN], [1])).toThrow('first[0] is NaN');
    expect(() => hodgesLehmann([1], [1], 95)).toThrow('confidence is 95');
  });
});
