import fc from 'fast-check';
import { wilcoxonRankSum } from 'simple-statistics';
import { mannWhitney } from './mannWhitney';

const sample = fc.array(fc.integer({ min: 0, max: 30 }), {
  minLength: 1,
  maxLength: 25,
});

describe('mannWhitney', () => {
  it('is exact for the ages in the documentation of SciPy', () => {
    // scipy.stats.mannwhitneyu: U = 17, and p = 0.1111111111111111
    const { u, p, method } = mannWhitney(
      [19, 22, 16, 29, 24],
      [20, 11, 17, 12],
    )!;
    expect({ u, method }).toEqual({ u: 17, method: 'exact' });
    expect(p).toBeCloseTo(1 / 9, 14);
  });

  it('is exact for the permeabilities of Hollander and Wolfe', () => {
    // wilcox.test of R: W = 35; scipy.stats.mannwhitneyu: p = 0.254412…
    const { u, p } = mannWhitney(
      [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
      [1.15, 0.88, 0.9, 0.74, 1.21],
    )!;
    expect(u).toBe(35);
    expect(p).toBeCloseTo(0.2544122544122544, 13);
  });

  it('corrects for ties and continuity, as R and SciPy do', () => {
    // https://endmemo.com/r/wilcoxon.php: W = 51.5, p-value = 0.5966
    const { u, p, method } = mannWhitney(
      [1, 5, 9, 24, 56, 21, 3, 7, 21, 4],
      [12, 15, 5, 9, 9, 14, 56, 22, 3, 7, 32, 5],
    )!;
    expect({ u, method }).toEqual({ u: 51.5, method: 'normal' });
    expect(p).toBeCloseTo(0.5965969026279817, 12);
  });

  it('is normal for large samples', () => {
    // scipy.stats.mannwhitneyu, method 'asymptotic': U = 1485, p = 0.0988…
    const first = Array.from({ length: 60 }, (_, index) => index);
    const second = first.map(it => it + 5.5);
    const { u, p, method } = mannWhitney(first, second)!;

    expect({ u, method }).toEqual({ u: 1_485, method: 'normal' });
    expect(p).toBeCloseTo(0.09880047992003485, 12);
  });

  it('is undefined for an empty sample', () => {
    expect(mannWhitney([], [1])).toBeUndefined();
    expect(mannWhitney([1], [])).toBeUndefined();
  });

  it('tells nothing from one of each, or if all are equal', () => {
    expect(mannWhitney([2], [1])).toEqual({ u: 1, p: 1, method: 'exact' });
    expect(mannWhitney([3, 3, 3], [3, 3])).toEqual({
      u: 3,
      p: 1,
      method: 'normal',
    });
  });

  it('has U of the rank sum of simple-statistics', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const m = first.length;
        const rankSum = wilcoxonRankSum(first, second);

        expect(mannWhitney(first, second)!.u).toBe(rankSum - (m * (m + 1)) / 2);
      }),
    );
  });

  it('is symmetric, and knows order only', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const there = mannWhitney(first, second)!;
        const back = mannWhitney(second, first)!;
        const cubed = mannWhitney(
          first.map(it => it ** 3),
          second.map(it => it ** 3),
        );

        expect(there.u + back.u).toBe(first.length * second.length);
        expect(back.p).toBeCloseTo(there.p, 12);
        expect(cubed).toEqual(there);
        expect(there.p).toBeGreaterThan(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses what is not finite', () => {
    expect(() => mannWhitney([1], [2, Infinity])).toThrow(
      new RangeError('second[1] is Infinity: it must be a finite number'),
    );
  });
});
