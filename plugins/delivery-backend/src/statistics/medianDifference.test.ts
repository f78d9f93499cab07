import fc from 'fast-check';
import { ComparedItem, medianDifference } from './medianDifference';
import { seededRandom } from './random';

function items(
  sample: ComparedItem['sample'],
  block: string,
  ...values: number[]
): ComparedItem[] {
  return values.map(value => ({ sample, block, value }));
}

const WEEKS = [
  ...items('first', 'w1', 9, 5),
  ...items('second', 'w1', 1, 2),
  ...items('first', 'w2', 7),
  ...items('second', 'w2', 6, 3),
];

const estimate = (of: readonly ComparedItem[], seed = 1) =>
  medianDifference(of, { random: seededRandom(seed), resamples: 100 });

describe('medianDifference', () => {
  it('is how much greater the median of the first sample is', () => {
    // 7 of 5, 7, 9 and 2.5 of 1, 2, 3, 6
    expect(estimate(WEEKS)!.value).toBe(4.5);
  });

  it('draws both samples of a block together', () => {
    // Drawn are w1 twice: 7 − 1.5, w2 twice: 7 − 4.5, or all: 4.5
    const { percentile } = estimate(WEEKS)!;

    expect(percentile).toEqual({ low: 2.5, high: 5.5 });
  });

  it('is undefined if either sample is empty', () => {
    expect(estimate([])).toBeUndefined();
    expect(estimate(items('first', 'w1', 1))).toBeUndefined();
    expect(estimate(items('second', 'w1', 1))).toBeUndefined();
  });

  it('has no interval for one block', () => {
    expect(estimate(WEEKS.filter(it => it.block === 'w1'))).toEqual({
      value: 5.5,
      resamples: 0,
    });
  });

  it('is the same in any order of items', () => {
    const item = fc.record({
      sample: fc.constantFrom('first' as const, 'second' as const),
      block: fc.constantFrom('a', 'b', 'c', 'd'),
      value: fc.nat(100),
    });
    const shuffled = fc
      .array(item, { maxLength: 20 })
      .chain(all =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, fc.nat(), ([all, other], seed) => {
        expect(estimate(other, seed)).toEqual(estimate(all, seed));
      }),
    );
  });

  it('refuses what is not finite', () => {
    expect(() => estimate(items('first', 'w1', 1, NaN))).toThrow(
      new RangeError('items[1] is NaN: it must be a finite number'),
    );
  });
});
