import fc from 'fast-check';
import {
  median as otherMedian,
  quantile as otherQuantile,
} from 'simple-statistics';
import { median, quantile } from './quantile';

const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  // Of 1, 2, 3, 4 at p it is 1 + 3p
  it.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 2.5],
    [0.9, 3.7],
    [1, 4],
  ])('%s of 1 to 4 is %s', (p, expected) => {
    expect(quantile([4, 1, 3, 2], p)).toBeCloseTo(expected, 12);
  });

  it('is undefined for nothing, and the value for one or all equal', () => {
    expect(quantile([], 0.5)).toBeUndefined();
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([0.1, 0.1, 0.1], 0.3)).toBe(0.1);
  });

  it('leaves its sample as it is', () => {
    const sample = Object.freeze([3, 1, 2]);
    expect(median(sample)).toBe(2);
    expect(sample).toEqual([3, 1, 2]);
  });

  it('agrees with simple-statistics', () => {
    fc.assert(
      fc.property(values, probability, (sample, p) => {
        expect(quantile(sample, p)).toBeCloseTo(otherQuantile(sample, p), 5);
        expect(median(sample)).toBeCloseTo(otherMedian(sample), 5);
      }),
    );
  });

  it('never falls as the probability rises', () => {
    fc.assert(
      fc.property(values, probability, probability, (sample, a, b) => {
        expect(quantile(sample, Math.min(a, b))).toBeLessThanOrEqual(
          quantile(sample, Math.max(a, b))!,
        );
      }),
    );
  });

  it('refuses what is not finite, and what is no probability', () => {
    expect(() => quantile([1, NaN], 0.5)).toThrow(
      new RangeError('sample[1] is NaN: it must be a finite number'),
    );
    expect(() => quantile([1], 50)).toThrow(
      new RangeError('probability is 50: it must be from 0 to 1'),
    );
  });
});
