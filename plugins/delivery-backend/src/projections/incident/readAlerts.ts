import { Told } from '../understand';
import { AlertFact } from './alertFacts';
import { Draft, IncidentRules } from './types';

/**
 * An alert is detected when it fires. What is said last of it holds: labels are
 * the same as long as it fires, and what people read can get better meanwhile.
 */
export function readAlerts(
  alerts: ReadonlyArray<Told<AlertFact>>,
  { componentOf }: Pick<IncidentRules, 'componentOf'>,
): Draft {
  const last = alerts.at(-1)?.fact;
  if (!last) {
    return {};
  }
  const ended = alerts.find(({ fact }) => fact.status === 'resolved');
  const { service, source } = last;
  return {
    source: 'alert',
    title: last.title,
    description: last.description,
    severity: last.severity,
    component: service && componentOf({ kind: 'service', service, source }),
    environment: last.environment,
    url: last.url,
    detectedAt: last.startsAt,
    resolvedAt: ended && (ended.fact.endsAt ?? ended.at),
  };
}
