import fc from 'fast-check';
import { LogHistogram } from './LogHistogram';
import { quantile } from './quantile';

const value = fc.oneof(fc.nat(20), fc.nat(10 ** 12), fc.integer({ min: -5 }));
const values = fc.array(value, { maxLength: 80 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

const { merge, of } = LogHistogram;

describe('LogHistogram', () => {
  // 1.02^35 = 1.99989 ≤ 2 < 1.02^36; 1.02^232 = 98.91 ≤ 100 < 1.02^233 = 100.89
  it.each([
    [0, -1],
    [1, 0],
    [2, 35],
    [100, 232],
    [-1, undefined],
  ])('has %s in bin %s', (it, bin) => {
    expect(LogHistogram.binOf(it)).toBe(bin);
  });

  it('is written as bins with n, sum and what it left out', () => {
    expect(JSON.stringify(of([100, 0, 1, 100, -3, 0]))).toBe(
      '{"bins":{"0":1,"232":2,"-1":2},"n":5,"sum":201,"excluded":1}',
    );
  });

  it('has no mean and no quantile of nothing', () => {
    for (const empty of [of([]), of([-1, -2]), merge([])]) {
      expect(empty.n).toBe(0);
      expect(empty.mean).toBeUndefined();
      expect(empty.quantile(0.5)).toBeUndefined();
    }
    expect(of([-1, -2]).excluded).toBe(2);
  });

  it('has the exact mean, without what is excluded', () => {
    expect(of([1, 2, 6, -9]).mean).toBe(3);
  });

  it('tells zero as zero', () => {
    expect(of([0, 0, 0]).quantile(0.9)).toBe(0);
  });

  it('is within 1 % of the exact quantile', () => {
    fc.assert(
      fc.property(values, probability, (sample, p) => {
        const counted = sample.filter(it => it >= 0);
        const exact = quantile(counted, p);
        const told = of(sample).quantile(p);
        const error = Math.abs((told ?? 0) - (exact ?? 0));

        expect(told === undefined).toBe(exact === undefined);
        expect(error).toBeLessThanOrEqual(0.01 * (exact ?? 0));
      }),
    );
  });

  it('has quantiles that never fall', () => {
    fc.assert(
      fc.property(values, probability, probability, (sample, a, b) => {
        const histogram = of([1, ...sample]);
        expect(histogram.quantile(Math.min(a, b))).toBeLessThanOrEqual(
          histogram.quantile(Math.max(a, b))!,
        );
      }),
    );
  });

  it('merges to what one histogram of all is, in any order', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const all = JSON.stringify(of([...a, ...b, ...c]));
        const [x, y, z] = [of(a), of(b), of(c)];
        for (const merged of [
          merge([x, y, z]),
          merge([z, x, y]),
          merge([merge([x, y]), z]),
          merge([x, merge([z, y])]),
        ]) {
          expect(JSON.stringify(merged)).toBe(all);
        }
      }),
    );
  });

  it('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(values, sample => {
        const json = JSON.stringify(of(sample));
        const read = LogHistogram.fromJSON(JSON.parse(json));
        expect(JSON.stringify(read)).toBe(json);
        expect(read.quantile(0.5)).toBe(of(sample).quantile(0.5));
      }),
    );
  });

  it.each([1.5, NaN, Infinity, 2 ** 53])('refuses %s', wrong => {
    expect(() => of([wrong])).toThrow(
      `value ${wrong} is not a whole number: round it to its unit first`,
    );
  });

  it.each([
    [
      { bins: { '-2': 1 } },
      "bins has '-2': a bin is a whole number from -1 on",
    ],
    [{ bins: { x: 1 } }, "bins has 'x': a bin is a whole number from -1 on"],
    [{ bins: { 0: -1 } }, "bins['0'] is -1: it must be a whole number from 0"],
    [{ sum: 0.5 }, 'sum is 0.5: it must be a whole number from 0'],
    [{ excluded: -1 }, 'excluded is -1: it must be a whole number from 0'],
    [{ n: 2 }, 'n is 2, but the bins have 1 values'],
  ])('refuses JSON with %j', (wrong, message) => {
    const json = { bins: { 0: 1 }, n: 1, sum: 1, excluded: 0, ...wrong };
    expect(() => LogHistogram.fromJSON(json)).toThrow(new RangeError(message));
  });
});
