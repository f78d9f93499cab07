import { RolledBack, Timeline } from '../deployments';
import { Deployment, Incident, Link } from '../types';
import { CONFIDENCE } from './confidence';
import { isWhere } from './linkExplicit';

const HOUR_MS = 60 * 60_000;
const WINDOW_MS = 24 * HOUR_MS;
const HALF_LIFE_MS = 6 * HOUR_MS;

/**
 * Links an incident to the last deployment of its own component, where it was,
 * in the 24 hours before it began. Confidence halves with every six hours. A
 * deployment that was rolled back before cannot have caused it. An incident that
 * names no component is not guessed at.
 */
export function linkByProximity(
  incidents: readonly Incident[],
  timelines: readonly Timeline[],
  rolledBack: RolledBack,
): Link[] {
  return incidents.flatMap(incident => {
    const { component, startedAt, detectedAt } = incident;
    if (component === undefined) {
      return [];
    }
    const onset = startedAt ?? detectedAt;
    const cause = timelines
      .filter(it => it.component === component)
      .flatMap(timeline => liveAt(timeline, onset, rolledBack))
      .filter(it => isWhere(it, incident))
      .reduce<Deployment | undefined>(
        (last, it) => (last && last.finishedAt! >= it.finishedAt! ? last : it),
        undefined,
      );
    const ago = cause ? onset - cause.finishedAt! : Infinity;
    if (!cause || ago > WINDOW_MS) {
      return [];
    }
    const link: Link = {
      from: { kind: 'incident', id: incident.id },
      to: { kind: 'deployment', id: cause.id },
      class: 'proximity',
      confidence: CONFIDENCE.proximity * 0.5 ** (ago / HALF_LIFE_MS),
      evidence: `It began ${hours(ago)} hours after this was deployed to ${
        cause.environment
      }`,
    };
    return [link];
  });
}

/** What was deployed until then, and not rolled back until then. */
function liveAt(
  { deployments }: Timeline,
  time: number,
  rolledBack: RolledBack,
): Deployment[] {
  const before = deployments.filter(
    ({ result, finishedAt = Infinity }) =>
      result === 'succeeded' && finishedAt <= time,
  );
  const undone = new Set(
    before.flatMap(({ id }) => rolledBack.get(id) ?? []).map(({ id }) => id),
  );
  return before.filter(({ id, kind }) => kind === 'deploy' && !undone.has(id));
}

function hours(milliseconds: number): string {
  return (milliseconds / HOUR_MS).toFixed(1);
}
