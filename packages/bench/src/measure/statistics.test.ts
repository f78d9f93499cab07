import { percentile, summarise } from './statistics';

describe('percentile', () => {
  // The worked examples of the nearest-rank method that are commonly printed.
  it.each([
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [100, 50],
  ])('takes percentile %d of five samples as %d', (percent, expected) => {
    expect(percentile([15, 20, 35, 40, 50], percent)).toBe(expected);
  });

  it.each([
    [25, 7],
    [50, 8],
    [75, 15],
    [100, 20],
  ])('takes percentile %d of ten samples as %d', (percent, expected) => {
    expect(percentile([3, 6, 7, 8, 8, 10, 13, 15, 16, 20], percent)).toBe(
      expected,
    );
  });

  it('orders by number and leaves its input as it was', () => {
    const samples = [100, 9, 20];
    expect(percentile(samples, 50)).toBe(20);
    expect(samples).toEqual([100, 9, 20]);
  });

  it('gives the only sample for every percentile', () => {
    expect(percentile([7], 1)).toBe(7);
    expect(percentile([7], 99)).toBe(7);
  });

  it('has no answer without samples', () => {
    expect(() => percentile([], 50)).toThrow('at least one sample');
  });

  it.each([0, -1, 101, Number.NaN])('refuses percent %d', percent => {
    expect(() => percentile([1], percent)).toThrow(
      'percent must be above 0 and at most 100',
    );
  });
});

describe('summarise', () => {
  it('reads p50, p95 and p99 off 1 to 200', () => {
    const samples = Array.from({ length: 200 }, (_, i) => 200 - i);
    expect(summarise(samples)).toEqual({
      n: 200,
      p50: 100,
      p95: 190,
      p99: 198,
    });
  });
});
