import { z } from 'zod';
import { name, repository, time, title } from '../shapes';

const MAX_LABELS = 100;

/** What an issue tells of an incident. */
const issue = z
  .object({
    action: name,
    repository,
    issue: z.object({
      title,
      labels: z
        .array(z.object({ name }))
        .transform(all => all.slice(0, MAX_LABELS).map(it => it.name))
        .default([]),
      created_at: time,
      updated_at: time,
      closed_at: time.nullish(),
    }),
  })
  .transform(({ action, repository: { id }, issue: it }) => ({
    kind: 'issue' as const,
    action,
    repository: id,
    ...it,
  }));

const reference = z.object({ id: name, name: name.optional() });

const cdEvent = z.object({
  context: z.object({ source: z.string().min(1) }),
  subject: z.object({
    id: name,
    content: z.object({
      description: title.optional(),
      environment: reference,
      service: reference.extend({ source: z.string().optional() }).optional(),
      artifactId: z.string().max(4_096).optional(),
    }),
  }),
});

/** @see https://github.com/cdevents/spec/blob/v0.5.1/continuous-operations.md */
function told(predicate: 'detected' | 'reported' | 'resolved') {
  return cdEvent.transform(({ context, subject }) => ({
    kind: 'cdEvent' as const,
    predicate,
    source: context.source,
    id: subject.id,
    ...subject.content,
  }));
}

/** The type of the events in which people correct what is told of an incident. */
export const INCIDENT_CORRECTION_TYPE = 'dev.groundwork.incident.corrected';

/** What a person says of it; null says that there is none. */
const correction = z
  .object({
    title: title.optional(),
    component: name.nullable().optional(),
    environment: name.nullable().optional(),
    startedAt: time.nullable().optional(),
    detectedAt: time.optional(),
    resolvedAt: time.nullable().optional(),
    /** False for what was none. */
    isIncident: z.boolean().optional(),
  })
  .transform(it => ({ kind: 'correction' as const, ...it }));

/** See {@link issue}. */
export type IssueFact = z.output<typeof issue>;
/** What a CDEvent tells of an incident. */
export type CdEventFact = z.output<ReturnType<typeof told>>;
/** See {@link correction}. */
export type CorrectionFact = z.output<typeof correction>;
/** Anything that is told of an incident. */
export type IncidentFact = IssueFact | CdEventFact | CorrectionFact;

/** The readers of what is told of incidents, by type of event. */
export const incidentReaders: Record<string, z.ZodType<IncidentFact>> = {
  'github.issues': issue,
  'dev.cdevents.incident.detected': told('detected'),
  'dev.cdevents.incident.reported': told('reported'),
  'dev.cdevents.incident.resolved': told('resolved'),
  [INCIDENT_CORRECTION_TYPE]: correction,
};
