import { CommitRange } from '../commits/commitRange';
import { Deployment, Incident, Link } from '../types';
import { Placement, rolledBackBy, Timeline } from '../deployments';
import { linkByProximity } from './linkByProximity';
import { linkExplicit, NamedCause } from './linkExplicit';
import { Hotfix, linkHotfixes } from './linkHotfixes';
import { linkReverts, Revert } from './linkReverts';
import { linkRollbacks } from './linkRollbacks';
import { Correction, settleLinks } from './settleLinks';

/** All that failures are linked by. */
export interface FailureEvidence {
  timelines: readonly Timeline[];
  placements: readonly Placement[];
  incidents: readonly Incident[];
  namedCauses: readonly NamedCause[];
  reverts: readonly Revert[];
  hotfixes: readonly Hotfix[];
  corrections: readonly Correction[];
}

/**
 * Links incidents, and deployments that mend, to the deployments that failed.
 * It is given all that is known, not what lies in a period: a link must not
 * change with what somebody looks at.
 *
 * @see https://github.com/apache/devlake/issues/4989
 */
export function linkFailures(
  evidence: FailureEvidence,
  range: CommitRange,
): Link[] {
  const { timelines, placements, incidents } = evidence;
  const rolledBack = new Map<string, readonly Deployment[]>(
    timelines.flatMap(({ deployments }) => [
      ...rolledBackBy(deployments, range),
    ]),
  );
  const found = [
    ...linkExplicit(evidence.namedCauses, evidence),
    ...timelines.flatMap(timeline => linkRollbacks(timeline, rolledBack)),
    ...linkReverts(evidence.reverts, placements),
    ...linkHotfixes(evidence.hotfixes, placements, timelines),
    ...linkByProximity(incidents, timelines, rolledBack),
  ];
  return settleLinks(found, evidence.corrections);
}
