/** Sums of money lose what floating point adds to them: kept is a hundredth of a cent. */
export function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
