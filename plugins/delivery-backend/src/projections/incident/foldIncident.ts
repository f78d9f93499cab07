import { compareText } from '../../domain/collections/compare';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  Told,
  understand,
} from '../understand';
import { AlertFact } from './alertFacts';
import {
  CdEventFact,
  CorrectionFact,
  DeclaredFact,
  IncidentFact,
  incidentReaders,
  IssueFact,
} from './incidentFacts';
import { namedCausesIn } from './namedCauses';
import { readAlerts } from './readAlerts';
import { Draft, IncidentRecord, IncidentRules } from './types';

const READERS = readersOf(incidentReaders);

/**
 * What became of an incident, from an issue that is labelled as one, CDEvents, an
 * alert, or somebody who declared it. What a person corrects holds, whatever is
 * told later.
 */
export function foldIncident(
  of: SubjectEvents,
  rules: IncidentRules,
): Folded<IncidentRecord> {
  const { told, reasons } = understand(of, READERS);
  const { issues, cdEvents, alerts, declared, correction } = sort(told);
  const { isIncident, kind: _kind, ...corrected } = correction;
  const ofIssue = readIssue(issues, rules);
  const isTold = cdEvents.length + alerts.length + declared.length > 0;
  if (!(isIncident ?? (ofIssue.isIncident || isTold))) {
    const reason = told.length > 0 ? ['notAnIncident'] : [];
    return folded<IncidentRecord>(undefined, [...reasons, ...reason]);
  }
  const draft = correct(
    {
      ...ofIssue.draft,
      ...readCdEvents(cdEvents, rules),
      ...readAlerts(alerts, rules),
      ...readDeclared(declared),
    },
    corrected,
  );
  const { detectedAt, source } = draft;
  return detectedAt === undefined || source === undefined
    ? folded<IncidentRecord>(undefined, [...reasons, 'detectionUnknown'])
    : folded(incidentOf(of.subject, { ...draft, detectedAt, source }), reasons);
}

interface Sorted {
  issues: Array<Told<IssueFact>>;
  cdEvents: Array<Told<CdEventFact>>;
  alerts: Array<Told<AlertFact>>;
  declared: Array<Told<DeclaredFact>>;
  /** The last word on each field. */
  correction: Partial<CorrectionFact>;
}

function sort(told: ReadonlyArray<Told<IncidentFact>>): Sorted {
  const sorted: Sorted = {
    issues: [],
    cdEvents: [],
    alerts: [],
    declared: [],
    correction: {},
  };
  for (const { fact, ...it } of told) {
    switch (fact.kind) {
      case 'issue':
        sorted.issues.push({ ...it, fact });
        break;
      case 'cdEvent':
        sorted.cdEvents.push({ ...it, fact });
        break;
      case 'alert':
        sorted.alerts.push({ ...it, fact });
        break;
      case 'declared':
        sorted.declared.push({ ...it, fact });
        break;
      default:
        sorted.correction = { ...sorted.correction, ...fact };
    }
  }
  return sorted;
}

function readDeclared([first]: ReadonlyArray<Told<DeclaredFact>>): Draft {
  if (!first) {
    return {};
  }
  const { kind: _kind, ...said } = first.fact;
  const { description = '' } = said;
  return {
    source: 'declared',
    ...said,
    namedCauses: namedCausesIn(description, { says: 'Who declared it says' }),
  };
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
  const { repository, title, body, created_at, closed_at } = last;
  return {
    isIncident: last.labels.some(it => wanted.has(it.toLowerCase())),
    draft: {
      source: 'issue',
      title,
      url: last.html_url,
      component: componentOf({
        kind: 'repository',
        repository,
        labels: last.labels.toSorted(compareText),
      }),
      detectedAt: created_at,
      resolvedAt: closed_at ?? undefined,
      namedCauses: namedCausesIn(body ?? '', {
        says: 'The issue says',
        repository,
      }),
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
    source: 'cdevents',
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
  it: Draft & Pick<IncidentRecord, 'detectedAt' | 'source'>,
): IncidentRecord {
  const { namedCauses = [] } = it;
  return {
    id,
    title: it.title ?? '',
    ...(it.component !== undefined && { component: it.component }),
    ...(it.environment !== undefined && { environment: it.environment }),
    ...(it.startedAt !== undefined && { startedAt: it.startedAt }),
    detectedAt: it.detectedAt,
    ...(it.resolvedAt !== undefined && { resolvedAt: it.resolvedAt }),
    source: it.source,
    ...(it.severity !== undefined && { severity: it.severity }),
    ...(it.description !== undefined && { description: it.description }),
    ...(it.url !== undefined && { url: it.url }),
    ...(namedCauses.length > 0 && { namedCauses }),
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
