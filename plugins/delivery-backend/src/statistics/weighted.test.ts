import fc from 'fast-check';
import { LogHistogram } from './LogHistogram';
import { mannWhitney, weightedMannWhitney } from './mannWhitney';
import { cliffsDelta } from './cliffsDelta';
import { differenceOfRates, newcombe } from './newcombe';
import { quantile } from './quantile';
import { rateDifferenceP } from './rateDifferenceP';
import {
  inOrder,
  rankOfMedianBound,
  weightedMedianInterval,
  weightedQuantile,
  WeightedValue,
} from './weighted';
import { wilson, wilsonOfShares } from './wilson';

const weighted = fc.array(
  fc.record({
    value: fc.integer({ min: 0, max: 50 }),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 20 },
);

const spread = (values: readonly WeightedValue[]) =>
  values.flatMap(({ value, count }) => Array<number>(count).fill(value));

describe('weightedQuantile', () => {
  it('is that of the same values one by one', () => {
    fc.assert(
      fc.property(
        weighted,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, probability) => {
          expect(weightedQuantile(inOrder(values), probability)).toBeCloseTo(
            quantile(spread(values), probability) ?? NaN,
            9,
          );
        },
      ),
    );
  });

  it('is undefined for nothing', () => {
    expect(weightedQuantile([], 0.5)).toBeUndefined();
  });
});

describe('rankOfMedianBound', () => {
  // Campbell and Gardner (1988), and tables of the sign test
  it.each([
    [5, 0],
    [6, 1],
    [8, 1],
    [9, 2],
    [10, 2],
    [20, 6],
    [50, 18],
    [100, 40],
  ])('of %d values is %d', (n, rank) => {
    expect(rankOfMedianBound(n)).toBe(rank);
  });

  it('goes on beyond what is summed up', () => {
    // (1,001 − 1.96 · √1,001) / 2 is 469.5
    expect([rankOfMedianBound(1_000), rankOfMedianBound(1_001)]).toEqual([
      469, 469,
    ]);
  });
});

describe('weightedMedianInterval', () => {
  it('lies between the values of those ranks', () => {
    const values = inOrder([
      { value: 3, count: 2 },
      { value: 1, count: 4 },
      { value: 9, count: 4 },
    ]);

    // The second and the ninth of ten
    expect(weightedMedianInterval(values)).toEqual({ low: 1, high: 9 });
    expect(weightedMedianInterval(values.slice(0, 1))).toBeUndefined();
  });

  it('is within a bin of that of the values themselves', () => {
    const values = Array.from({ length: 99 }, (_, index) => 1_000 + 37 * index);
    const binned = inOrder(
      values.map(value => ({
        value: LogHistogram.valueOf(LogHistogram.binOf(value) ?? 0),
        count: 1,
      })),
    );
    const exact = weightedMedianInterval(
      values.map(value => ({ value, count: 1 })),
    );

    const { low = 0, high = 0 } = weightedMedianInterval(binned) ?? {};
    expect(Math.abs(low / (exact?.low ?? 1) - 1)).toBeLessThan(0.01);
    expect(Math.abs(high / (exact?.high ?? 1) - 1)).toBeLessThan(0.01);
  });
});

describe('weightedMannWhitney', () => {
  it('is that of the same values one by one, with Cliff’s delta', () => {
    fc.assert(
      fc.property(weighted, weighted, (first, second) => {
        const test = weightedMannWhitney(first, second);

        expect(test).toMatchObject(
          mannWhitney(spread(first), spread(second)) ?? {},
        );
        expect(test?.delta).toBeCloseTo(
          cliffsDelta(spread(first), spread(second)) ?? NaN,
          9,
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('wilsonOfShares', () => {
  it('is that of Wilson for whole numbers', () => {
    const rate = { count: 15, n: 148 };

    expect(wilsonOfShares(rate)).toEqual(wilson(rate));
    expect(wilsonOfShares({ count: 0, n: 0 })).toBeUndefined();
  });

  it('lies between those of the whole numbers beside it', () => {
    const { interval } = wilsonOfShares({ count: 2.5, n: 20 }) ?? {};

    expect(interval?.low).toBeGreaterThan(
      wilson({ count: 2, n: 20 })?.interval.low ?? 1,
    );
    expect(interval?.low).toBeLessThan(
      wilson({ count: 3, n: 20 })?.interval.low ?? 0,
    );
    expect(() => wilsonOfShares({ count: 2, n: 1 })).toThrow('from 0 to');
  });
});

describe('differenceOfRates', () => {
  it('is Newcombe’s, whose published example (a) it gives', () => {
    const [first, second] = [
      { count: 56, n: 70 },
      { count: 48, n: 80 },
    ];
    const [a, b] = [wilson(first), wilson(second)];

    const difference = a && b && differenceOfRates(a, b);
    expect(difference).toEqual(newcombe(first, second));
    expect(difference?.interval.low).toBeCloseTo(0.0524, 4);
    expect(difference?.interval.high).toBeCloseTo(0.3339, 4);
  });
});

describe('rateDifferenceP', () => {
  it('is that of Pearson’s test', () => {
    // χ² = 150 · (56·32 − 14·48)² / (70 · 80 · 104 · 46) = 7.0234
    expect(
      rateDifferenceP({ count: 56, n: 70 }, { count: 48, n: 80 }),
    ).toBeCloseTo(0.00805, 4);
  });

  it('is 1 where nothing differs, and undefined where nothing is known', () => {
    expect(rateDifferenceP({ count: 0, n: 4 }, { count: 0, n: 9 })).toBe(1);
    expect(rateDifferenceP({ count: 2, n: 4 }, { count: 1, n: 2 })).toBe(1);
    expect(
      rateDifferenceP({ count: 0, n: 0 }, { count: 1, n: 2 }),
    ).toBeUndefined();
  });
});
