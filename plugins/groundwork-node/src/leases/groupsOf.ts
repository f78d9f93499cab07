import { chunksOf } from '../database/upsertInChunks';
import type { Lease } from './types';

/**
 * Divides leases into groups to be handled together: half as many for each
 * attempt that was made before, down to one. So a key with which every group
 * fails, or whose worker dies of it, ends up alone and holds back no other.
 */
export function groupsOf(
  leases: readonly Lease[],
  batchSize: number,
): Lease[][] {
  const byAttempts = new Map<number, Lease[]>();
  for (const lease of leases) {
    const others = byAttempts.get(lease.attempts) ?? [];
    byAttempts.set(lease.attempts, [...others, lease]);
  }
  return [...byAttempts]
    .sort(([a], [b]) => a - b)
    .flatMap(([attempts, group]) => [
      ...chunksOf(
        group,
        Math.max(1, Math.floor(batchSize / 2 ** (attempts - 1))),
      ),
    ]);
}
