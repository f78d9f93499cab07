import fc from 'fast-check';
import { randomWords, seededRandom } from './random';

function take<T>(count: number, next: () => T): T[] {
  return Array.from({ length: count }, () => next());
}

describe('randomWords', () => {
  it('gives the words of the reference implementation', () => {
    // xoshiro128** 1.1 of https://prng.di.unimi.it/, as in the tests of rand_xoshiro
    expect(take(10, randomWords([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034,
      3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('seededRandom', () => {
  it('repeats itself for a seed, and differs for another', () => {
    const [a, again, b, far] = [7, 7, 8, 7 + 2 ** 32].map(seed =>
      take(20, seededRandom(seed)),
    );
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
    expect(far).not.toEqual(a);
  });

  it('is spread evenly from 0 to less than 1', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const it of take(10_000, seededRandom(1))) {
      expect(it).toBeGreaterThanOrEqual(0);
      expect(it).toBeLessThan(1);
      tenths[Math.floor(it * 10)] += 1;
    }
    // χ² with 9 degrees of freedom exceeds 27.9 once in 1000
    const chiSquare = tenths.reduce(
      (sum, count) => sum + (count - 1_000) ** 2 / 1_000,
      0,
    );
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('takes any whole number for a seed', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), seed => {
        expect(new Set(take(8, seededRandom(seed))).size).toBe(8);
      }),
    );
    expect(() => seededRandom(0.5)).toThrow(
      new RangeError('seed is 0.5: it must be a whole number'),
    );
  });
});
