/** Why something is held up whose time has ended. */
export const MASS_DELETE_GUARD = 'MassDeleteGuard';

/** Fewer than that are never too many. */
const ALWAYS_ALLOWED = 5;

/**
 * Whether the engine may delete one more environment by itself. It is asked for
 * those that nobody has asked to delete: whose time has ended.
 *
 * @param deleting - how many it has begun to delete within the last hour
 * @param existing - how many there were an hour ago
 */
export function mayDeleteOneMore({
  deleting,
  existing,
  maxShare,
}: {
  deleting: number;
  existing: number;
  maxShare: number;
}): boolean {
  const after = deleting + 1;
  return after <= ALWAYS_ALLOWED || after <= Math.floor(existing * maxShare);
}
