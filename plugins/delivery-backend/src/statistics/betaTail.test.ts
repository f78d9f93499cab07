import fc from 'fast-check';
import { binomialDistribution } from 'simple-statistics';
import { betaTail } from './betaTail';

describe('betaTail', () => {
  it('is 1 − x if every rate is as likely', () => {
    expect(betaTail(1, 1, 0.3)).toBeCloseTo(0.7, 14);
  });

  it('is (1 − x)^n after n passes and no failure', () => {
    expect(betaTail(1, 21, 0.01)).toBeCloseTo(0.99 ** 21, 14);
  });

  it('is the arcsine law for halves', () => {
    const expected = 1 - (2 / Math.PI) * Math.asin(0.1);
    expect(betaTail(0.5, 0.5, 0.01)).toBeCloseTo(expected, 14);
  });

  // scipy.special.betaincc of SciPy 1.17.1
  it.each([
    [2, 3, 0.25, 0.73828125],
    [5, 200, 0.01, 0.9445902696571836],
    [3, 120, 0.01, 0.8759870249798823],
    [2, 19, 0.01, 0.9831406623643483],
    [50, 5_000, 0.01, 0.45333141278251],
  ])('of %s and %s above %s is %s', (alpha, beta, x, expected) => {
    expect(betaTail(alpha, beta, x)).toBeCloseTo(expected, 11);
  });

  it('is the chance of few successes, as simple-statistics has it', () => {
    // P(p > x) for whole numbers is P(B < α) of α + β − 1 tries
    for (const [alpha, beta, x] of [
      [3, 18, 0.1],
      [1, 20, 0.01],
      [7, 4, 0.6],
    ]) {
      const expected = binomialDistribution(alpha + beta - 1, x)!
        .slice(0, alpha)
        .reduce((sum, it) => sum + it, 0);
      expect(betaTail(alpha, beta, x)).toBeCloseTo(expected, 4);
    }
  });

  it('is computed for many runs', () => {
    // Around its mean a Beta distribution of many runs is as good as normal
    expect(betaTail(1e7, 1e9, 1e7 / (1e7 + 1e9))).toBeCloseTo(0.5, 3);
  });

  const parameter = fc.double({ min: 0.1, max: 1_000, noNaN: true });
  // Of these 1 − x is exact
  const x = fc.nat(1_024).map(it => it / 1_024);

  it('is from 0 to 1, falls with x, and is what the other side leaves', () => {
    fc.assert(
      fc.property(parameter, parameter, x, x, (alpha, beta, a, b) => {
        const tail = betaTail(alpha, beta, Math.min(a, b));

        expect(tail).toBeLessThanOrEqual(1);
        expect(tail - betaTail(alpha, beta, Math.max(a, b))).toBeGreaterThan(
          -1e-10,
        );
        expect(betaTail(alpha, beta, a)).toBeCloseTo(
          1 - betaTail(beta, alpha, 1 - a),
          10,
        );
      }),
    );
  });

  it.each([
    [0, 1, 0.5, 'alpha is 0: it must be a finite number greater than 0'],
    [1, NaN, 0.5, 'beta is NaN: it must be a finite number greater than 0'],
    [1, 1, -0.1, 'x is -0.1: it must be from 0 to 1'],
  ])('refuses %s, %s, %s', (alpha, beta, wrong, message) => {
    expect(() => betaTail(alpha, beta, wrong)).toThrow(new RangeError(message));
  });
});
