/**
 * The chance that at least one of several independent reasons holds. The order
 * of the values does not matter, not even in the last digit.
 */
export function noisyOr(values: readonly number[]): number {
  if (values.length === 1) {
    return values[0];
  }
  return 1 - descending(values).reduce((rest, value) => rest * (1 - value), 1);
}

/**
 * Like {@link noisyOr}, for reasons that may rest on each other: the strongest
 * counts in full, the next a half, the one after it a quarter, and so on.
 *
 * Another reason, or a stronger one, never makes the result smaller.
 */
export function fadingNoisyOr(values: readonly number[]): number {
  return noisyOr(
    descending(values).map((value, index) => value * 0.5 ** index),
  );
}

/** A sum that does not depend on the order, not even in the last digit. */
export function sum(values: readonly number[]): number {
  return descending(values).reduce((total, value) => total + value, 0);
}

function descending(values: readonly number[]): number[] {
  return values.length < 2 ? [...values] : [...values].sort((a, b) => b - a);
}
