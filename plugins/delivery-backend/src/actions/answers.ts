import {
  AnswerContext,
  ChangeSummary,
  IncidentSummary,
} from '@groundwork/backstage-plugin-delivery-common';

/** What every answer of an action says of itself. */
export function contextAnswer(it: AnswerContext) {
  return {
    scope: it.scope,
    period: it.period,
    derivedAt: it.derivedAt,
    remarks: it.remarks.map(({ code, text }) => ({ code, text })),
  };
}

/** What actions tell of a change. */
export function changeAnswer(it: ChangeSummary) {
  return {
    id: it.id,
    title: it.title,
    url: it.url,
    cohort: it.cohort,
    components: it.components,
    teams: it.teams,
  };
}

/** What actions tell of an incident. */
export function incidentAnswer(it: IncidentSummary) {
  return {
    id: it.id,
    title: it.title,
    status: it.status,
    severity: it.severity,
    component: it.component,
    environment: it.environment,
    startedAt: it.startedAt,
    detectedAt: it.detectedAt,
    resolvedAt: it.resolvedAt,
    url: it.url,
    source: it.source,
  };
}
