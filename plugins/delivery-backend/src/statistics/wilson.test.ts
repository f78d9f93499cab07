import fc from 'fast-check';
import { wilson } from './wilson';

const rate = fc
  .integer({ min: 1, max: 5_000 })
  .chain(n => fc.record({ count: fc.nat(n), n: fc.constant(n) }));

describe('wilson', () => {
  // Newcombe (1998), Statistics in Medicine 17:857, Table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %s in %s is from %s to %s', (count, n, low, high) => {
    const { value, interval } = wilson({ count, n })!;

    expect(value).toBe(count / n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is wider for a greater confidence', () => {
    const [narrow, wide] = [0.8, 0.99].map(
      confidence => wilson({ count: 3, n: 10 }, confidence)!.interval,
    );
    expect(wide.low).toBeLessThan(narrow.low);
    expect(wide.high).toBeGreaterThan(narrow.high);
  });

  it('is unknown for 0 of 0', () => {
    expect(wilson({ count: 0, n: 0 })).toBeUndefined();
  });

  it('has its rate within an interval from 0 to 1, and mirrors', () => {
    fc.assert(
      fc.property(rate, ({ count, n }) => {
        const { value, interval } = wilson({ count, n })!;
        const rest = wilson({ count: n - count, n })!.interval;

        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(value);
        expect(interval.high).toBeGreaterThanOrEqual(value);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeCloseTo(1 - rest.high, 12);
      }),
    );
  });

  it.each([
    [2, 1],
    [-1, 4],
    [0.5, 4],
    [NaN, 4],
    [0, Infinity],
  ])('refuses %s of %s', (count, n) => {
    expect(() => wilson({ count, n })).toThrow(
      `The rate is ${count} of ${n}: both must be whole numbers, the first from 0 to the second`,
    );
  });
});
