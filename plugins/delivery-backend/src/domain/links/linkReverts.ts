import { groupBy } from '../collections/groupBy';
import { Placement } from '../deployments';
import { Link } from '../types';
import { CONFIDENCE } from './confidence';

/** That a change takes another one back. */
export interface Revert {
  by: string;
  of: string;
  /** What says so, such as `This reverts commit 1a2b3c4`. */
  evidence: string;
}

/**
 * Links the deployment that brought a revert to the one that brought what it
 * reverts. Both in one deployment were never apart in production, so nothing
 * failed there. The revert of a revert restores: only odd depths are failures.
 */
export function linkReverts(
  reverts: readonly Revert[],
  placements: readonly Placement[],
): Link[] {
  const byChange = groupBy(placements, ({ change }) => change.id);
  return failuresAmong(reverts).flatMap(({ by, of, evidence }) =>
    (byChange.get(by) ?? []).flatMap(fix =>
      (byChange.get(of) ?? []).flatMap(cause => {
        if (
          fix.component !== cause.component ||
          fix.status !== 'deployed' ||
          cause.status !== 'deployed' ||
          fix.deployment.id === cause.deployment.id
        ) {
          return [];
        }
        const link: Link = {
          from: { kind: 'deployment', id: fix.deployment.id },
          to: { kind: 'deployment', id: cause.deployment.id },
          class: 'revert',
          confidence: CONFIDENCE.revert,
          evidence: `Change ${by} reverts change ${of}: ${evidence}`,
        };
        return [link];
      }),
    ),
  );
}

/**
 * Those that take back something that was no revert, or that only restored what
 * reverts had taken back. Where changes take back each other, as bad data has
 * it, nothing says which of them failed.
 */
function failuresAmong(reverts: readonly Revert[]): Revert[] {
  const byReverter = groupBy(reverts, ({ by }) => by);
  const byReverted = groupBy(reverts, ({ of }) => of);
  const takesBack = new Map(
    [...byReverted.keys()]
      .filter(id => !byReverter.has(id))
      .map(id => [id, false]),
  );
  const unknown = new Map([...byReverter].map(([id, own]) => [id, own.length]));
  // What is added while it is gone through is gone through too
  for (const [reverted] of takesBack) {
    for (const { by } of byReverted.get(reverted) ?? []) {
      const left = unknown.get(by)! - 1;
      unknown.set(by, left);
      if (left === 0) {
        const own = byReverter.get(by)!;
        takesBack.set(
          by,
          own.some(({ of }) => takesBack.get(of) === false),
        );
      }
    }
  }
  return reverts.filter(({ of }) => takesBack.get(of) === false);
}
