import fc from 'fast-check';
import { cliffsDelta } from './cliffsDelta';

const sample = fc.array(fc.integer({ min: 0, max: 9 }), {
  minLength: 1,
  maxLength: 12,
});

describe('cliffsDelta', () => {
  it('is how much more pairs are greater than smaller', () => {
    // Of 20 pairs 17 are greater and 3 smaller: (17 − 3) / 20
    expect(cliffsDelta([19, 22, 16, 29, 24], [20, 11, 17, 12])).toBeCloseTo(
      0.7,
      14,
    );
  });

  it.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], -1],
    [[5, 5], [5], 0],
    [[1], [1, 2], -0.5],
  ])('of %j against %j is %s', (first, second, expected) => {
    expect(cliffsDelta(first, second)).toBe(expected);
  });

  it('is undefined for an empty sample', () => {
    expect(cliffsDelta([], [1])).toBeUndefined();
    expect(cliffsDelta([1], [])).toBeUndefined();
  });

  it('is the mean sign of all differences', () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const signs = first.flatMap(a => second.map(b => Math.sign(a - b)));
        const mean = signs.reduce((sum, it) => sum + it, 0) / signs.length;

        expect(cliffsDelta(first, second)).toBeCloseTo(mean, 12);
      }),
    );
  });
});
