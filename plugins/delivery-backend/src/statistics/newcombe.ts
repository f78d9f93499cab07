import { Estimate } from './estimate';
import { Rate, wilson } from './wilson';

/**
 * How much higher the first rate is than the second, from -1 to 1, with the
 * hybrid score interval of Newcombe (method 10, without continuity correction).
 *
 * @returns undefined if either rate is of 0
 * @throws RangeError as {@link wilson} does
 * @see https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I
 */
export function newcombe(
  first: Rate,
  second: Rate,
  confidence = 0.95,
): Estimate | undefined {
  const a = wilson(first, confidence);
  const b = wilson(second, confidence);
  return a && b && differenceOfRates(a, b);
}

/** The same of rates whose intervals are known. */
export function differenceOfRates(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  const down = Math.hypot(a.value - a.interval.low, b.interval.high - b.value);
  const up = Math.hypot(a.interval.high - a.value, b.value - b.interval.low);
  return {
    value,
    interval: {
      low: Math.max(-1, value - down),
      high: Math.min(1, value + up),
    },
  };
}
