import { Estimate } from './estimate';
import { zOfConfidence } from './normal';

/** How often something happened, of how many times that it could have. */
export interface Rate {
  count: number;
  n: number;
}

function assertRate({ count, n }: Rate): void {
  if (
    !Number.isSafeInteger(n) ||
    !Number.isSafeInteger(count) ||
    count < 0 ||
    count > n
  ) {
    throw new RangeError(
      `The rate is ${count} of ${n}: both must be whole numbers, the first from 0 to the second`,
    );
  }
}

/**
 * A rate from 0 to 1 with Wilson's score interval, without continuity
 * correction.
 *
 * @returns undefined for 0 of 0
 * @throws RangeError if the count is not from 0 to n, or the confidence not
 * between 0 and 1
 * @see https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C857::AID-SIM777%3E3.0.CO;2-E
 * Newcombe (1998), method 3
 */
export function wilson(rate: Rate, confidence = 0.95): Estimate | undefined {
  assertRate(rate);
  return scoreEstimate(rate, confidence);
}

/**
 * The same of what is shared out: each trial counts with a part of it, such as
 * the share of a deployment's changes, and so the counts are no whole numbers.
 *
 * @returns undefined for 0 of 0
 * @throws RangeError if the count is not from 0 to n, or the confidence not
 * between 0 and 1
 */
export function wilsonOfShares(
  rate: Rate,
  confidence = 0.95,
): Estimate | undefined {
  const { count, n } = rate;
  if (!(count >= 0 && count <= n && Number.isFinite(n))) {
    throw new RangeError(
      `The rate is ${count} of ${n}: the first must be from 0 to the second`,
    );
  }
  return scoreEstimate(rate, confidence);
}

function scoreEstimate(
  { count, n }: Rate,
  confidence: number,
): Estimate | undefined {
  const z = zOfConfidence(confidence);
  if (n === 0) {
    return undefined;
  }
  const value = count / n;
  const middle = (count + (z * z) / 2) / (n + z * z);
  const reach =
    (z * Math.sqrt(n * value * (1 - value) + (z * z) / 4)) / (n + z * z);
  return {
    value,
    // At 0 and 1 the bound is the rate itself, which rounding would miss
    interval: {
      low: count === 0 ? 0 : middle - reach,
      high: count === n ? 1 : middle + reach,
    },
  };
}
