import { z } from 'zod';
import { toStorableText } from '../../log/storable';
import { name, repository, time, title } from '../shapes';
import { AlertFact, alertReaders, webAddress } from './alertFacts';

const MAX_LABELS = 100;
const MAX_DESCRIPTION_CHARACTERS = 4_000;
/** Only what it names as a cause is kept of it. */
const MAX_BODY_CHARACTERS = 64 * 1024;

/** What is told at length; cut where it is longer still. */
const words = z
  .string()
  .transform(it => toStorableText(it, MAX_DESCRIPTION_CHARACTERS));

/** What an issue tells of an incident. */
const issue = z
  .object({
    action: name,
    repository,
    issue: z.object({
      title,
      body: z
        .string()
        .transform(it => it.slice(0, MAX_BODY_CHARACTERS))
        .nullish()
        .catch(undefined),
      labels: z
        .array(z.object({ name }))
        .transform(all => all.slice(0, MAX_LABELS).map(it => it.name))
        .default([]),
      created_at: time,
      updated_at: time,
      closed_at: time.nullish(),
      html_url: webAddress.optional().catch(undefined),
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

/** The type of the event in which somebody declares an incident. */
export const INCIDENT_DECLARED_TYPE = 'dev.groundwork.incident.declared';
/** The type of the events in which people correct what is told of an incident. */
export const INCIDENT_CORRECTION_TYPE = 'dev.groundwork.incident.corrected';

/** What somebody says to declare an incident. */
const declared = z
  .object({
    title,
    component: name.optional(),
    environment: name.optional(),
    severity: name.optional(),
    startedAt: time.optional(),
    detectedAt: time,
    description: words.optional(),
  })
  .transform(it => ({ kind: 'declared' as const, ...it }));

/** What a person says of it; null says that there is none. */
const correction = z
  .object({
    title: title.optional(),
    component: name.nullable().optional(),
    environment: name.nullable().optional(),
    severity: name.nullable().optional(),
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
/** See {@link declared}. */
export type DeclaredFact = z.output<typeof declared>;
/** Anything that is told of an incident. */
export type IncidentFact =
  | IssueFact
  | CdEventFact
  | AlertFact
  | DeclaredFact
  | CorrectionFact;

/** The readers of what is told of incidents, by type of event. */
export const incidentReaders: Record<string, z.ZodType<IncidentFact>> = {
  'github.issues': issue,
  'dev.cdevents.incident.detected': told('detected'),
  'dev.cdevents.incident.reported': told('reported'),
  'dev.cdevents.incident.resolved': told('resolved'),
  ...alertReaders,
  [INCIDENT_DECLARED_TYPE]: declared,
  [INCIDENT_CORRECTION_TYPE]: correction,
};
