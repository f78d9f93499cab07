import { Timeline } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { Incident, Link } from '../types';
import { Reading, readSpan } from './Reading';

/** Raised when what the times of an incident are changes. */
export const INCIDENT_TIMES_DEFINITION_VERSION = 1;

/**
 * From when an incident began to hurt to when it was detected. Where it is not
 * known when it began, the end of the deployment that it is linked to stands for
 * it, and the reading says that it is approximate.
 */
export function detectTimes(
  incidents: readonly Incident[],
  timelines: readonly Timeline[],
  links: readonly Link[],
): Reading[] {
  const causedAt = causeTimes(timelines, links);
  return incidents.map(({ id: item, component, startedAt, detectedAt }) => {
    const about = { item, component, at: detectedAt };
    const start = startedAt ?? causedAt.get(item);
    if (start === undefined) {
      return { ...about, status: 'excluded', reason: 'startUnknown' };
    }
    const isApproximate = startedAt === undefined;
    return readSpan(about, { start, end: detectedAt, isApproximate });
  });
}

/** From when incidents were detected to when they were resolved, or now. */
export function restoreTimes(
  incidents: readonly Incident[],
  { now }: { now: number },
): Reading[] {
  return incidents.map(({ id: item, component, detectedAt, resolvedAt }) =>
    readSpan(
      { item, component, at: detectedAt },
      {
        start: detectedAt,
        end: resolvedAt ?? now,
        isOpen: resolvedAt === undefined,
      },
    ),
  );
}

/** When the earliest deployment finished that an incident comes from, by incident. */
function causeTimes(
  timelines: readonly Timeline[],
  links: readonly Link[],
): Map<string, number> {
  const finishedAt = new Map(
    timelines.flatMap(({ deployments }) =>
      deployments.map(it => [it.id, it.finishedAt] as const),
    ),
  );
  const causedAt = new Map<string, number>();
  for (const { from, to, confidence } of links) {
    const time = finishedAt.get(to.id);
    if (
      from.kind === 'incident' &&
      to.kind === 'deployment' &&
      confidence >= HEADLINE_CONFIDENCE &&
      time !== undefined
    ) {
      causedAt.set(from.id, Math.min(time, causedAt.get(from.id) ?? time));
    }
  }
  return causedAt;
}
