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
      const target = live.findLastIndex(
        ({ sha }) => sha === it.sha || range(it.sha, sha)?.length === 0,
      );
      undone.set(
        it.id,
        live.slice(target + 1).filter(({ kind }) => kind === 'deploy'),
      );
      live = live.slice(0, target + 1);
      if (live.at(-1)?.sha !== it.sha) {
        live.push(it);
      }
    }
  }
  return undone;
}
