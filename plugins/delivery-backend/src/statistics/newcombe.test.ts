import fc from 'fast-check';
import { newcombe } from './newcombe';

const rate = fc
  .integer({ min: 1, max: 500 })
  .chain(n => fc.record({ count: fc.nat(n), n: fc.constant(n) }));

describe('newcombe', () => {
  // Newcombe (1998), Statistics in Medicine 17:873, Table II, method 10
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %s/%s − %s/%s is from %s to %s', (a, m, b, n, low, high) => {
    const { value, interval } = newcombe({ count: a, n: m }, { count: b, n })!;

    expect(value).toBe(a / m - b / n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is unknown if either is of 0', () => {
    const none = { count: 0, n: 0 };
    const some = { count: 1, n: 2 };
    expect(newcombe(none, some)).toBeUndefined();
    expect(newcombe(some, none)).toBeUndefined();
  });

  it('contains its difference, from -1 to 1, and changes sign when swapped', () => {
    fc.assert(
      fc.property(rate, rate, (first, second) => {
        const { value, interval } = newcombe(first, second)!;
        const swapped = newcombe(second, first)!;

        expect(interval.low).toBeGreaterThanOrEqual(-1);
        expect(interval.low).toBeLessThanOrEqual(value);
        expect(interval.high).toBeGreaterThanOrEqual(value);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(swapped.value).toBeCloseTo(-value, 12);
        expect(swapped.interval.low).toBeCloseTo(-interval.high, 12);
      }),
    );
  });
});
