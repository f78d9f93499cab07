import fc from 'fast-check';
import { holm } from './holm';

const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  maxLength: 12,
});

describe('holm', () => {
  it('multiplies the smallest by how many there are, the next by one less', () => {
    // 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04 no less than the one before:
    // https://en.wikipedia.org/wiki/Holm%E2%80%93Bonferroni_method#Example
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);

    [0.03, 0.06, 0.06, 0.02].forEach((expected, index) =>
      expect(corrected[index]).toBeCloseTo(expected, 12),
    );
  });

  it('leaves one as it is, and nothing as nothing', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });

  it('keeps order, lowers nothing, and stays within Bonferroni and 1', () => {
    fc.assert(
      fc.property(ps, all => {
        const corrected = holm(all);
        all.forEach((p, i) => {
          expect(corrected[i]).toBeGreaterThanOrEqual(p);
          expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, p * all.length));
          const ofGreater = corrected.filter((_, j) => p <= all[j]);
          expect(corrected[i]).toBe(Math.min(...ofGreater));
        });
      }),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => holm([0.1, NaN])).toThrow(
      new RangeError('ps[1] is NaN: it must be from 0 to 1'),
    );
  });
});
