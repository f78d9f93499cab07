import fc from 'fast-check';
import { accelerationOf, bcaLevels, bootstrap, resample } from './bootstrap';
import { median } from './quantile';
import { seededRandom } from './random';

/** Gives these, again and again. */
function cycle(...numbers: number[]): () => number {
  let next = 0;
  return () => {
    const it = numbers[next % numbers.length];
    next += 1;
    return it;
  };
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, it) => sum + it, 0) / values.length;
}

function variance(values: readonly number[]): number | undefined {
  const middle = mean(values) ?? 0;
  return mean(values.map(it => (it - middle) ** 2));
}

// Efron and Tibshirani (1993), An Introduction to the Bootstrap, Table 14.1, A
const SPATIAL = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24,
  47, 41, 24, 26, 30, 41,
];

describe('resample', () => {
  it('draws as many as there are, with replacement', () => {
    expect(resample(['a', 'b', 'c'], cycle(0.99, 0, 0.4, 0.6))).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

describe('accelerationOf', () => {
  it('is 0.061 for the variance of the spatial test', () => {
    // Efron and Tibshirani (1993), section 14.3
    const leftOut = SPATIAL.map((_, index) =>
      variance(SPATIAL.toSpliced(index, 1)),
    );
    expect(accelerationOf(leftOut.flatMap(it => it ?? []))).toBeCloseTo(
      0.061,
      3,
    );
  });

  it('is 0 if leaving out changes nothing', () => {
    expect(accelerationOf([2, 2, 2])).toBe(0);
  });
});

describe('bcaLevels', () => {
  it('are shifted by bias, and stretched by acceleration', () => {
    // Of the spatial test in section 14.3, at 90 % with z = 1.6449:
    // 0.146 + (0.146 − 1.6449) / (1 + 0.061 · 1.4989) = −1.2273, Φ = 0.1099
    // 0.146 + (0.146 + 1.6449) / (1 − 0.061 · 1.7909) = 2.1565, Φ = 0.9845
    const { low, high } = bcaLevels(0.146, 0.061, 0.9)!;

    expect(low).toBeCloseTo(0.1099, 4);
    expect(high).toBeCloseTo(0.9845, 4);
  });

  it('are those of percentiles without bias and acceleration', () => {
    const { low, high } = bcaLevels(0, 0, 0.95)!;

    expect(low).toBeCloseTo(0.025, 12);
    expect(high).toBeCloseTo(0.975, 12);
  });

  it.each([
    [Infinity, 0],
    [-Infinity, 0],
    [0, 0.6],
    [0, -0.6],
  ])('are unknown for a bias of %s and an acceleration of %s', (bias, a) => {
    expect(bcaLevels(bias, a, 0.95)).toBeUndefined();
  });
});

describe('bootstrap', () => {
  it('is near what Efron and Tibshirani have for the spatial test', () => {
    // Table 14.2, from 2000 resamples: BCa 115.8 to 259.6, percentiles 100.8 to
    // 233.9. From 200,000 SciPy 1.17.1 has 115.4 to 260.3, and 98.0 to 235.5.
    const { value, percentile, bca, resamples } = bootstrap(SPATIAL, variance, {
      random: seededRandom(1),
      confidence: 0.9,
      resamples: 20_000,
    })!;
    const distances = [
      percentile!.low - 98.0,
      percentile!.high - 235.5,
      bca!.low - 115.4,
      bca!.high - 260.3,
    ];

    expect(value).toBeCloseTo(171.5, 1);
    expect(resamples).toBe(20_000);
    expect(Math.max(...distances.map(Math.abs))).toBeLessThan(3);
  });

  it('takes quantiles of resamples', () => {
    // All pairs of two are drawn once: means 0, 0.5, 0.5 and 1. At 2.5 % is
    // 0.075 of the way from the first to the second. Half are below the
    // estimate, and leaving out is symmetric: BCa changes nothing.
    const { value, percentile, bca } = bootstrap([0, 1], mean, {
      random: cycle(0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5),
      resamples: 4,
    })!;

    expect(value).toBe(0.5);
    for (const interval of [percentile!, bca!]) {
      expect(interval.low).toBeCloseTo(0.0375, 10);
      expect(interval.high).toBeCloseTo(0.9625, 10);
    }
  });

  it('does not take what a block has in common for evidence', () => {
    const meanOf = (blocks: ReadonlyArray<readonly number[]>) =>
      mean(blocks.flat());
    const options = () => ({ random: seededRandom(5), resamples: 200 });
    const weeks = [[1], [4], [2], [9], [3]];
    const repeated = weeks.map(([it]) => new Array<number>(8).fill(it));

    const { percentile } = bootstrap(weeks, meanOf, options())!;
    const { percentile: same } = bootstrap(repeated, meanOf, options())!;
    const { percentile: narrow } = bootstrap(repeated.flat(), mean, options())!;

    expect(same!.low).toBeCloseTo(percentile!.low, 12);
    expect(same!.high).toBeCloseTo(percentile!.high, 12);
    expect(narrow!.high - narrow!.low).toBeLessThan(
      (percentile!.high - percentile!.low) / 2,
    );
  });

  it('is undefined without blocks, and has no interval for one', () => {
    const random = seededRandom(1);
    expect(bootstrap([], median, { random })).toBeUndefined();
    expect(bootstrap([3], median, { random })).toEqual({
      value: 3,
      resamples: 0,
    });
  });

  it('is sure if all are equal', () => {
    const { percentile, bca } = bootstrap([4, 4, 4], median, {
      random: seededRandom(1),
    })!;
    expect([percentile, bca]).toEqual([
      { low: 4, high: 4 },
      { low: 4, high: 4 },
    ]);
  });

  it('leaves out resamples that have no value', () => {
    const known = (values: readonly number[]) =>
      mean(values.filter(it => it > 0));
    // Draws 0 and 0, which has no mean of what is greater, then 0 and 6
    const estimate = bootstrap([0, 6], known, {
      random: cycle(0, 0, 0, 0.5),
      resamples: 4,
    });
    expect(estimate).toEqual({
      value: 6,
      resamples: 2,
      percentile: { low: 6, high: 6 },
    });
  });

  it('is the same for the same seed, within what is possible', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(values, fc.nat(), (blocks, seed) => {
        const estimate = () =>
          bootstrap(blocks, median, {
            random: seededRandom(seed),
            resamples: 60,
          })!;
        const { percentile, bca } = estimate();

        expect(estimate()).toEqual(estimate());
        for (const { low, high } of [percentile ?? [], bca ?? []].flat()) {
          expect(low).toBeGreaterThanOrEqual(Math.min(...blocks));
          expect(low).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(Math.max(...blocks));
        }
      }),
    );
  });

  it('refuses what is no confidence', () => {
    expect(() =>
      bootstrap([1, 2], median, { random: cycle(0), confidence: 1 }),
    ).toThrow('confidence is 1: it must be between 0 and 1, such as 0.95');
  });
});
