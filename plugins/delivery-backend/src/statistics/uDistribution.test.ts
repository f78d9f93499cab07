import fc from 'fast-check';
import { exactUCdf } from './uDistribution';

const size = fc.integer({ min: 1, max: 12 });

describe('exactUCdf', () => {
  it('counts the orders of three and three', () => {
    // 20 orders have U = 0 … 9 in 1, 1, 2, 3, 3, 3, 3, 2, 1, 1 of them
    const expected = [1, 2, 4, 7, 10, 13, 16, 18, 19, 20].map(it => it / 20);

    [...exactUCdf(3, 3)!].forEach((it, u) =>
      expect(it).toBeCloseTo(expected[u], 14),
    );
  });

  it('is even for one against some', () => {
    expect([...exactUCdf(1, 3)!]).toEqual([0.25, 0.5, 0.75, 1]);
  });

  // Table of critical values, two-sided 5 %: http://numeracy-bank.net/?q=t/stt/mwu/3
  it.each([
    [4, 4, 0],
    [5, 10, 8],
    [10, 10, 23],
    [12, 11, 33],
    [20, 20, 127],
  ])('of %s and %s is at most 2.5 %% up to %s', (m, n, critical) => {
    const cdf = exactUCdf(m, n)!;

    expect(cdf[critical]).toBeLessThanOrEqual(0.025);
    expect(cdf[critical + 1]).toBeGreaterThan(0.025);
  });

  it('rises to 1, and is symmetric, whichever sample is first', () => {
    fc.assert(
      fc.property(size, size, (m, n) => {
        const cdf = exactUCdf(m, n)!;

        expect(cdf).toHaveLength(m * n + 1);
        expect(cdf[m * n]).toBeCloseTo(1, 12);
        expect(exactUCdf(n, m)).toEqual(cdf);
        for (let u = 0; u < m * n; u += 1) {
          expect(cdf[u]).toBeLessThan(cdf[u + 1]);
          expect(cdf[u]).toBeCloseTo(1 - cdf[m * n - u - 1], 12);
        }
      }),
    );
  });

  it('is for small samples only', () => {
    expect(exactUCdf(50, 50)).toHaveLength(2_501);
    expect(exactUCdf(5, 500)).toHaveLength(2_501);
    expect(exactUCdf(50, 51)).toBeUndefined();
  });
});
