import { assertNever } from '../assertNever';
import { Placement, Timeline, tookEffectAt } from '../deployments';
import { Deployment, Incident, Link } from '../types';
import { CONFIDENCE } from './confidence';

/** What an incident, or who declared it, names as its cause. */
export interface NamedCause {
  incidentId: string;
  names:
    | { kind: 'deployment'; id: string }
    /** A commit, or at least seven digits of it. */
    | { kind: 'commit'; sha: string }
    | { kind: 'change'; id: string };
  /** Where it was said, such as the address of a comment. */
  evidence: string;
}

const MIN_SHA_LENGTH = 7;

/**
 * Links incidents to the deployments that they name. A commit or change stands
 * for the deployments that brought it to where the incident was, before it was
 * detected. What names nothing that is known gives no link.
 */
export function linkExplicit(
  named: readonly NamedCause[],
  {
    incidents,
    timelines,
    placements,
  }: {
    incidents: readonly Incident[];
    timelines: readonly Timeline[];
    placements: readonly Placement[];
  },
): Link[] {
  const byId = new Map(incidents.map(it => [it.id, it]));
  return named.flatMap(cause => {
    const incident = byId.get(cause.incidentId);
    const found = incident
      ? deploymentsOf(cause.names, incident, timelines, placements)
      : [];
    return found.map(
      ({ id }): Link => ({
        from: { kind: 'incident', id: cause.incidentId },
        to: { kind: 'deployment', id },
        class: 'explicit',
        confidence: CONFIDENCE.explicit,
        evidence: cause.evidence,
      }),
    );
  });
}

function deploymentsOf(
  names: NamedCause['names'],
  incident: Incident,
  timelines: readonly Timeline[],
  placements: readonly Placement[],
): Deployment[] {
  switch (names.kind) {
    case 'deployment':
      return timelines
        .flatMap(({ deployments }) => deployments)
        .filter(({ id }) => id === names.id);
    case 'commit':
      return timelines.flatMap(
        timeline => bringerBefore(timeline, incident, names.sha) ?? [],
      );
    case 'change':
      return placements.flatMap(it =>
        it.status === 'deployed' &&
        it.change.id === names.id &&
        isCandidate(it.deployment, incident)
          ? it.deployment
          : [],
      );
    default:
      return assertNever(names);
  }
}

function bringerBefore(
  { deployments }: Timeline,
  incident: Incident,
  sha: string,
): Deployment | undefined {
  const isNamed = (commit: string) =>
    commit === sha || (sha.length >= MIN_SHA_LENGTH && commit.startsWith(sha));
  return deployments.find(
    it =>
      it.kind === 'deploy' &&
      it.result === 'succeeded' &&
      isCandidate(it, incident) &&
      (isNamed(it.sha) || it.commits.some(isNamed)),
  );
}

function isCandidate(deployment: Deployment, incident: Incident): boolean {
  const at = tookEffectAt(deployment);
  return (
    isWhere(deployment, incident) &&
    at !== undefined &&
    at <= incident.detectedAt
  );
}

/** Whether an incident can have been caused there; one of no place, in production. */
export function isWhere(
  deployment: Deployment,
  { component, environment }: Incident,
): boolean {
  return (
    (component === undefined || deployment.component === component) &&
    (environment === undefined
      ? deployment.isProduction
      : deployment.environment === environment)
  );
}
