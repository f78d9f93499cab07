import { StateDetails } from '../database/rows';

/*
 * Ids of checks are any words, so some are names that every object has
 * (`constructor`): only what was put there counts.
 */

/** Since when a check has its status, in epoch milliseconds, where that is told. */
export function sinceOf(
  { a, s }: StateDetails,
  checkId: string,
): number | undefined {
  return Object.hasOwn(s, checkId) ? s[checkId] : a;
}

/** Why a check does not pass, where that is told. */
export function messageOf(
  { m }: StateDetails,
  checkId: string,
): string | undefined {
  return Object.hasOwn(m, checkId) ? m[checkId] : undefined;
}
