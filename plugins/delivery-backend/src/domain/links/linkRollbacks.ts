import { RolledBack, Timeline } from '../deployments';
import { Link } from '../types';
import { CONFIDENCE } from './confidence';

/** Links each rollback of an environment to all deployments that it undid. */
export function linkRollbacks(
  { deployments, environment }: Timeline,
  rolledBack: RolledBack,
): Link[] {
  return deployments.flatMap(rollback =>
    (rolledBack.get(rollback.id) ?? []).map(
      ({ id, sha }): Link => ({
        from: { kind: 'deployment', id: rollback.id },
        to: { kind: 'deployment', id },
        class: 'rollback',
        confidence: CONFIDENCE.rollback,
        evidence: `${environment} went back to ${rollback.sha}, which is older than ${sha}`,
      }),
    ),
  );
}
