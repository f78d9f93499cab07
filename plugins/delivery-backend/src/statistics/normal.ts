import { assertConfidence, assertShare } from './checks';

/** From here on the series loses digits, and the continued fraction is exact. */
const TAIL_FROM = 3;

/** Enough for full precision from {@link TAIL_FROM} on. */
const FRACTION_TERMS = 100;

function density(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function upperTail(z: number): number {
  let fraction = z;
  for (let term = FRACTION_TERMS; term > 0; term -= 1) {
    fraction = z + term / fraction;
  }
  return density(z) / fraction;
}

/**
 * P(Z ≤ z) of a standard normal Z, to 12 digits, in the lower tail too.
 *
 * @see https://doi.org/10.18637/jss.v011.i04 Marsaglia (2004), the series
 * @see https://dlmf.nist.gov/7.9 the continued fraction of the tails
 */
export function normalCdf(z: number): number {
  if (z <= -TAIL_FROM) {
    return upperTail(-z);
  }
  if (z >= TAIL_FROM) {
    return 1 - upperTail(z);
  }
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > Number.EPSILON / 16; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * density(z);
}

/**
 * The z below which a standard normal lies with the probability; infinite for
 * 0 and 1.
 *
 * @throws RangeError unless the probability is from 0 to 1
 * @see https://personal.math.ubc.ca/~cbm/aands/page_933.htm 26.2.23, which
 * Halley's method then refines
 */
export function normalQuantile(probability: number): number {
  assertShare('probability', probability);
  if (probability > 0.5) {
    return -normalQuantile(1 - probability);
  }
  if (probability === 0) {
    return -Infinity;
  }
  const t = Math.sqrt(-2 * Math.log(probability));
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) -
    t;
  for (let step = 0; step < 3; step += 1) {
    const error = (normalCdf(z) - probability) / density(z);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}

/**
 * How many standard errors an interval reaches to either side: 1.96 for 0.95.
 *
 * @throws RangeError unless the confidence is between 0 and 1
 */
export function zOfConfidence(confidence: number): number {
  assertConfidence(confidence);
  return -normalQuantile((1 - confidence) / 2);
}
