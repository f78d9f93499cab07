import { assertShare } from './checks';

/**
 * Values of p corrected for having tested several things at once (step-down
 * method of Holm), in the order in which they came: what is below a level still
 * is so, with any dependence between them.
 *
 * @throws RangeError for what is not from 0 to 1
 * @see https://www.jstor.org/stable/4615733 Holm (1979)
 */
export function holm(ps: readonly number[]): number[] {
  ps.forEach((p, index) => assertShare(`ps[${index}]`, p));
  const ascending = ps
    .map((p, index) => ({ p, index }))
    .sort((a, b) => a.p - b.p);
  const corrected = new Array<number>(ps.length);
  let greatest = 0;
  ascending.forEach(({ p, index }, rank) => {
    greatest = Math.min(1, Math.max(greatest, p * (ps.length - rank)));
    corrected[index] = greatest;
  });
  return corrected;
}
