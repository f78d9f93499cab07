import { assertShare } from './checks';

/** Stirling's series has all digits from here on. */
const STIRLING_FROM = 15;

const SMALLEST = 1e-300;

/** As many as a parameter of 10^9 needs. */
const MOST_TERMS = 200_000;

/** ln Γ(x) for x > 0. @see https://dlmf.nist.gov/5.11 */
function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  for (; shifted < STIRLING_FROM; shifted += 1) {
    product *= shifted;
  }
  const square = 1 / (shifted * shifted);
  const series =
    1 / 12 -
    square *
      (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)));
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    Math.log(2 * Math.PI) / 2 +
    series / shifted -
    Math.log(product)
  );
}

/** The continued fraction of I_x(a, b), by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  const awayFromZero = (value: number) =>
    Math.abs(value) < SMALLEST ? SMALLEST : value;
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) {
      return fraction;
    }
  }
  throw new RangeError(
    `The beta distribution of ${a} and ${b} cannot be computed: its parameters must be less than 10^9`,
  );
}

/**
 * P(p > x) if p has the Beta distribution: how sure it is that a test fails more
 * often than x, when it failed alpha − 1 times and passed beta − 1 times and
 * every rate was as likely before. By the regularised incomplete beta function.
 *
 * @throws RangeError if alpha or beta are not greater than 0, or x not from 0 to 1
 * @see https://dlmf.nist.gov/8.17
 */
export function betaTail(alpha: number, beta: number, x: number): number {
  for (const [name, value] of Object.entries({ alpha, beta })) {
    if (!(value > 0 && Number.isFinite(value))) {
      throw new RangeError(
        `${name} is ${value}: it must be a finite number greater than 0`,
      );
    }
  }
  assertShare('x', x);
  if (x === 0 || x === 1) {
    return 1 - x;
  }
  const front = Math.exp(
    logGamma(alpha + beta) -
      logGamma(alpha) -
      logGamma(beta) +
      alpha * Math.log(x) +
      beta * Math.log1p(-x),
  );
  // On its own side of the mean the fraction converges fast
  const tail =
    x < (alpha + 1) / (alpha + beta + 2)
      ? 1 - (front * betaFraction(alpha, beta, x)) / alpha
      : (front * betaFraction(beta, alpha, 1 - x)) / beta;
  return Math.min(1, Math.max(0, tail));
}
