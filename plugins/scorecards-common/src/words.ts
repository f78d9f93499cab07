/**
 * What a person reads of a number: 61.5 rather than 61.49999999999999. The same
 * wherever it is told, so that a message and its evidence agree.
 *
 * @public
 */
export function roundedForPeople(value: number): number {
  if (Number.isInteger(value)) {
    return value;
  }
  return Math.abs(value) >= 1e5
    ? Math.round(value)
    : Number(value.toPrecision(6));
}
