import { cumulativeStdNormalProbability, probit } from 'simple-statistics';
import fc from 'fast-check';
import { normalCdf, normalQuantile, zOfConfidence } from './normal';

describe('normalCdf', () => {
  // scipy.special.ndtr of SciPy 1.17.1
  it.each([
    [-8, 6.22096057427174e-16],
    [-3.5, 2.3262907903552502e-4],
    [-1.5, 0.06680720126885807],
    [0, 0.5],
    [0.2, 0.579259709439103],
    [2.9, 0.998134186699616],
    [3.1, 0.9990323967867817],
    [40, 1],
    [-Infinity, 0],
  ])('of %s is %s', (z, expected) => {
    expect(Math.abs(normalCdf(z) - expected)).toBeLessThanOrEqual(
      1e-13 * expected,
    );
  });

  it('agrees with the table of simple-statistics', () => {
    for (const z of [-3, -1.96, -0.5, 0, 0.71, 1.64, 2.58]) {
      expect(normalCdf(z)).toBeCloseTo(cumulativeStdNormalProbability(z), 4);
    }
  });

  it('never falls', () => {
    const z = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(z, z, (a, b) => {
        expect(
          normalCdf(Math.max(a, b)) - normalCdf(Math.min(a, b)),
        ).toBeGreaterThanOrEqual(-1e-15);
      }),
    );
  });
});

describe('normalQuantile', () => {
  // scipy.special.ndtri of SciPy 1.17.1
  it.each([
    [1e-10, -6.361340902404056],
    [1e-5, -4.264890793922825],
    [0.025, -1.9599639845400545],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.975, 1.959963984540054],
  ])('of %s is %s', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 13);
  });

  it('is infinite at both ends', () => {
    expect([0, 1].map(normalQuantile)).toEqual([-Infinity, Infinity]);
  });

  it('agrees with simple-statistics', () => {
    for (const probability of [0.01, 0.25, 0.6, 0.99]) {
      // Its approximation is good to 3 digits
      expect(normalQuantile(probability)).toBeCloseTo(probit(probability), 2);
    }
  });

  it('is the inverse of normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), p => {
        const error = normalCdf(normalQuantile(p)) - p;
        expect(Math.abs(error)).toBeLessThan(1e-12 * p);
      }),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => normalQuantile(1.1)).toThrow(
      new RangeError('probability is 1.1: it must be from 0 to 1'),
    );
  });
});

describe('zOfConfidence', () => {
  it('is 1.96 for 95 %, and 2.576 for 99 %', () => {
    expect(zOfConfidence(0.95)).toBeCloseTo(1.959964, 6);
    expect(zOfConfidence(0.99)).toBeCloseTo(2.575829, 6);
  });

  it.each([0, 1, 95, NaN])('refuses a confidence of %s', confidence => {
    expect(() => zOfConfidence(confidence)).toThrow(
      `confidence is ${confidence}: it must be between 0 and 1, such as 0.95`,
    );
  });
});
