import { groupBy } from '../collections/groupBy';
import { Timeline } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { Deployment, Incident, Link } from '../types';
import { failedDeployments } from './failedDeployments';
import { Reading, readSpan } from './Reading';

/** Raised when what a recovery is changes. */
export const RECOVERY_DEFINITION_VERSION = 1;

/**
 * Failed-deployment recovery: from the end of a deployment to production that
 * failed to the first of what ended it, a deployment that mends it or the end
 * of its incident. One that nothing ended is open and lasts until now: without
 * those it would look as if all were mended quickly.
 *
 * @see https://dora.dev/guides/dora-metrics/
 */
export function recoveryTimes(
  {
    timelines,
    incidents,
    links,
  }: {
    timelines: readonly Timeline[];
    incidents: readonly Incident[];
    links: readonly Link[];
  },
  {
    now,
    minConfidence = HEADLINE_CONFIDENCE,
  }: { now: number; minConfidence?: number },
): Reading[] {
  const sure = links.filter(
    it => it.to.kind === 'deployment' && it.confidence >= minConfidence,
  );
  const failed = failedDeployments(sure, minConfidence);
  const linksTo = groupBy(sure, ({ to }) => to.id);
  const deployments = timelines.flatMap(it => it.deployments);
  const endOf = endsOf(deployments, incidents);
  return deployments
    .filter(({ id, isProduction }) => isProduction && failed.has(id))
    .flatMap(deployment => {
      const ends = (linksTo.get(deployment.id) ?? []).flatMap(
        ({ from }) => endOf(from) ?? [],
      );
      return readRecovery(deployment, ends, now);
    });
}

function readRecovery(
  { id: item, component, startedAt, finishedAt }: Deployment,
  ends: readonly number[],
  now: number,
): Reading[] {
  const at = finishedAt ?? startedAt;
  if (at === undefined) {
    return [];
  }
  if (finishedAt === undefined) {
    const reason = 'deploymentEndUnknown';
    return [{ item, component, at, status: 'excluded', reason }];
  }
  const isOpen = ends.length === 0;
  // What was over before cannot have ended it.
  const later = ends.filter(it => it >= finishedAt);
  const end = isOpen ? now : Math.min(...(later.length > 0 ? later : ends));
  return [readSpan({ item, component, at }, { start: at, end, isOpen })];
}

function endsOf(
  deployments: readonly Deployment[],
  incidents: readonly Incident[],
): (from: Link['from']) => number | undefined {
  const ofDeployment = new Map(
    deployments
      .filter(({ result }) => result === 'succeeded')
      .map(({ id, finishedAt }) => [id, finishedAt]),
  );
  const ofIncident = new Map(
    incidents.map(({ id, resolvedAt }) => [id, resolvedAt]),
  );
  return ({ kind, id }) =>
    kind === 'incident' ? ofIncident.get(id) : ofDeployment.get(id);
}
