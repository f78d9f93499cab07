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
  const revertedBy = new Map(reverts.map(({ by, of }) => [by, of]));
  return reverts
    .filter(({ by }) => isFailure(by, revertedBy))
    .flatMap(({ by, of, evidence }) =>
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

/** Whether a change reverts something that is not itself only a revert. */
function isFailure(
  changeId: string,
  reverts: ReadonlyMap<string, string>,
): boolean {
  const seen = new Set<string>();
  let at: string | undefined = changeId;
  while (at !== undefined && reverts.has(at) && !seen.has(at)) {
    seen.add(at);
    at = reverts.get(at);
  }
  return seen.size % 2 === 1;
}
