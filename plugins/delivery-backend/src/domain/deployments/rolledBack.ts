import { CommitRange } from '../commits/commitRange';
import { Deployment } from '../types';

/** Deployments that an environment went back behind, by id of the rollback. */
export type RolledBack = ReadonlyMap<string, readonly Deployment[]>;

/**
 * Which deployments each rollback undid: all that were in the environment and
 * came after what it went back to, not the last alone. One that an earlier
 * rollback undid is not undone again.
 *
 * @param deployments - Of a component and an environment, in the order in which
 *   they took effect.
 */
export function rolledBackBy(
  deployments: readonly Deployment[],
  range: CommitRange,
): RolledBack {
  const undone = new Map<string, readonly Deployment[]>();
  let live: Deployment[] = [];
  for (const it of deployments) {
    if (it.result === 'succeeded' && it.kind === 'deploy') {
      live.push(it);
    } else if (it.result === 'succeeded' && it.kind === 'rollback') {
      const kept = keptBehind(it.sha, live, range);
      undone.set(
        it.id,
        live.slice(kept).filter(({ kind }) => kind === 'deploy'),
      );
      live = live.slice(0, kept);
      if (live.at(-1)?.sha !== it.sha) {
        live.push(it);
      }
    }
  }
  return undone;
}

/**
 * How many of those that are there a rollback leaves as they were. Where none of
 * them is known to be in what it goes back to, that is older than all that are
 * known to contain it; of the others only the last is sure to be gone.
 */
function keptBehind(
  target: string,
  live: readonly Deployment[],
  range: CommitRange,
): number {
  const index = live.findLastIndex(
    ({ sha }) => sha === target || range(target, sha)?.length === 0,
  );
  if (index >= 0) {
    return index + 1;
  }
  const notNewer = live.findLastIndex(
    ({ sha }) => range(sha, target)?.length !== 0,
  );
  return Math.max(0, Math.min(notNewer + 1, live.length - 1));
}
