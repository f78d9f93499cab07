import { normalCdf } from './normal';
import { Rate } from './wilson';

/**
 * How likely two rates differ by as much or more if they are the same: the
 * two-sided score test, which is that of Pearson for four fields. Counts may be
 * shared out.
 *
 * @returns from 0 to 1; undefined if either rate is of 0
 */
export function rateDifferenceP(first: Rate, second: Rate): number | undefined {
  if (first.n === 0 || second.n === 0) {
    return undefined;
  }
  const pooled = (first.count + second.count) / (first.n + second.n);
  const variance = pooled * (1 - pooled) * (1 / first.n + 1 / second.n);
  if (variance === 0) {
    return 1;
  }
  const difference = first.count / first.n - second.count / second.n;
  return Math.min(
    1,
    2 * normalCdf(-Math.abs(difference) / Math.sqrt(variance)),
  );
}
