import { IncidentSummary } from '@groundwork/backstage-plugin-delivery-common';
import { IncidentRecord } from '../projections';

/** A time of a record as answers write it. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** The same, of one that may be unknown. */
export function isoIfKnown(at: number | null | undefined): string | undefined {
  return at === undefined || at === null ? undefined : isoOf(at);
}

/** An incident as answers tell it. */
export function summaryOf(
  { description: _description, ...it }: IncidentRecord,
  { component, team }: { component?: string; team?: string },
): IncidentSummary {
  return {
    id: it.id,
    title: it.title,
    status: it.resolvedAt === undefined ? 'open' : 'resolved',
    severity: it.severity,
    component: component ?? it.component,
    environment: it.environment,
    startedAt: isoIfKnown(it.startedAt),
    detectedAt: isoOf(it.detectedAt),
    resolvedAt: isoIfKnown(it.resolvedAt),
    team,
    url: it.url,
    source: it.source,
  };
}
