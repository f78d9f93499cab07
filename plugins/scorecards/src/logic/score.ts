/**
 * Whether of no check that applies it is known how it stands. A score is then
 * no zero, but not known: what is stale or unknown has not failed.
 *
 * @param coverage - from 0 to 1; absent when no check applies
 */
export function isNothingKnown(coverage: number | undefined): boolean {
  return coverage === 0;
}
