/**
 * Values of p corrected for having looked at several things at once, in the order in
 * which they came: what is below a level still is so, with any dependence between them.
 *
 * @see https://www.jstor.org/stable/4615733 Holm (1979)
 */
export function holm(ps: readonly number[]): number[] {
  const corrected = new Array<number>(ps.length);
  let greatest = 0;
  ps.map((p, index) => ({ p, index }))
    .sort((a, b) => a.p - b.p)
    .forEach(({ p, index }, rank) => {
      greatest = Math.min(1, Math.max(greatest, p * (ps.length - rank)));
      corrected[index] = greatest;
    });
  return corrected;
}
