import { compareText } from '../../domain/collections/compare';
import { Incident } from '../../domain/types';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  Told,
  understand,
} from '../understand';
import {
  CdEventFact,
  CorrectionFact,
  incidentReaders,
  IssueFact,
} from './incidentFacts';

/** What is decided elsewhere. */
export interface IncidentRules {
  /** Labels that make an issue an incident, in any case. */
  labels: readonly string[];
  componentOf: (
    thing:
      | { kind: 'repository'; repository: string; labels: readonly string[] }
      | { kind: 'service'; service: string; source: string },
  ) => string | undefined;
}

/** What is told of an incident before anybody corrects it. */
type Draft = Partial<Omit<Incident, 'id'>>;

const READERS = readersOf(incidentReaders);

/**
 * What became of an incident, from an issue that is labelled as one or from
 * CDEvents. What a person corrects holds, whatever is told later.
 */
export function foldIncident(
  of: SubjectEvents,
  rules: IncidentRules,
): Folded<Incident> {
  const { told, reasons } = understand(of, READERS);
  const issues: Array<Told<IssueFact>> = [];
  const cdEvents: Array<Told<CdEventFact>> = [];
  let correction: Partial<CorrectionFact> = {};
  for (const { fact, ...it } of told) {
    if (fact.kind === 'issue') {
      issues.push({ ...it, fact });
    } else if (fact.kind === 'cdEvent') {
      cdEvents.push({ ...it, fact });
    } else {
      correction = { ...correction, ...fact };
    }
  }
  const { isIncident, kind: _kind, ...corrected } = correction;
  const ofIssue = readIssue(issues, rules);
  if (!(isIncident ?? (ofIssue.isIncident || cdEvents.length > 0))) {
    const reason = told.length > 0 ? ['notAnIncident'] : [];
    return folded<Incident>(undefined, [...reasons, ...reason]);
  }
  const draft = correct(
    { ...ofIssue.draft, ...readCdEvents(cdEvents, rules) },
    corrected,
  );
  const { detectedAt } = draft;
  return detectedAt === undefined
    ? folded<Incident>(undefined, [...reasons, 'detectionUnknown'])
    : folded(incidentOf(of.subject, { ...draft, detectedAt }), reasons);
}

/** What it is now: labels are taken off what turned out to be none. */
function readIssue(
  issues: ReadonlyArray<Told<IssueFact>>,
  { labels, componentOf }: IncidentRules,
): { isIncident: boolean; draft: Draft } {
  const last = issues.toSorted(byAge).at(-1)?.fact;
  if (!last) {
    return { isIncident: false, draft: {} };
  }
  const wanted = new Set(labels.map(it => it.toLowerCase()));
  const { repository, title, created_at, closed_at } = last;
  return {
    isIncident: last.labels.some(it => wanted.has(it.toLowerCase())),
    draft: {
      title,
      component: componentOf({
        kind: 'repository',
        repository,
        labels: last.labels.toSorted(compareText),
      }),
      detectedAt: created_at,
      resolvedAt: closed_at ?? undefined,
    },
  };
}

function readCdEvents(
  events: ReadonlyArray<Told<CdEventFact>>,
  { componentOf }: IncidentRules,
): Draft {
  const last = events.at(-1)?.fact;
  if (!last) {
    return {};
  }
  const service = events.findLast(it => it.fact.service)?.fact.service;
  const description = events.findLast(it => it.fact.description)?.fact;
  const found = events.find(({ fact }) => fact.predicate !== 'resolved');
  const resolved = events.findLast(it => it.fact.predicate === 'resolved');
  const again = events.findLast(({ fact }) => fact.predicate !== 'resolved');
  // What is found at the very time of its end is no new one.
  const isOver = resolved && resolved.at >= (again?.at ?? -Infinity);
  return {
    title: description?.description ?? last.id,
    component:
      service &&
      componentOf({
        kind: 'service',
        service: service.id,
        source: service.source ?? last.source,
      }),
    environment: last.environment.name ?? last.environment.id,
    detectedAt: found?.at,
    resolvedAt: isOver ? firstEnd(events, again?.at)?.at : undefined,
  };
}

/** The first of the ends after it was last found. */
function firstEnd(
  events: ReadonlyArray<Told<CdEventFact>>,
  foundAt = -Infinity,
): Told<CdEventFact> | undefined {
  return events.find(
    ({ at, fact }) => fact.predicate === 'resolved' && at >= foundAt,
  );
}

function correct(
  draft: Draft,
  correction: Partial<Omit<CorrectionFact, 'kind' | 'isIncident'>>,
): Draft {
  const said = Object.entries(correction)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [field, value ?? undefined]);
  return { ...draft, ...Object.fromEntries(said) };
}

function incidentOf(
  id: string,
  it: Draft & Pick<Incident, 'detectedAt'>,
): Incident {
  return {
    id,
    title: it.title ?? '',
    ...(it.component !== undefined && { component: it.component }),
    ...(it.environment !== undefined && { environment: it.environment }),
    ...(it.startedAt !== undefined && { startedAt: it.startedAt }),
    detectedAt: it.detectedAt,
    ...(it.resolvedAt !== undefined && { resolvedAt: it.resolvedAt }),
  };
}

function byAge(one: Told<IssueFact>, other: Told<IssueFact>): number {
  return (
    one.fact.updated_at - other.fact.updated_at ||
    rankOf(one.fact) - rankOf(other.fact) ||
    compareText(one.key, other.key)
  );
}

/** Times of GitHub are whole seconds, in which much can happen. */
function rankOf({ action }: IssueFact): number {
  switch (action) {
    case 'opened':
      return 0;
    case 'closed':
      return 2;
    default:
      return 1;
  }
}
