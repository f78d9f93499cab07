import type { EntityLink } from '@backstage/catalog-model';
import { Annotations, hasAnnotation, hasLinkCalled } from './naming';

const LOGS = ['groundwork.dev/logs', 'a8r.io/logs'];

const ALERTS = [
  'groundwork.dev/alerts',
  'prometheus.io/alert',
  'prometheus.io/rule',
  'grafana/alert-label-selector',
];

const SLO = ['groundwork.dev/slo', 'elastic/slo-id'];

/** A change log is no log of what runs, and who is paged by Splunk is no log. */
const LOGS_LINK =
  /(?<!change[ -])\b(?:logs|logging|loki|kibana|graylog)\b|\bsplunk\b(?![ -]on[ -]call)/i;

const ALERTS_LINK = /\balert(?:s|ing)?\b/i;

const SLO_LINK = /\bslos?\b|\bservice[ -]level[ -]objectives?\b/i;

/** What an entity names for seeing how it fares in production. */
export interface Signals {
  logs: boolean;
  alerts: boolean;
  slo: boolean;
}

/**
 * Labels by which alerts lead to an entity (`groundwork.dev/alert-labels`) do
 * not tell that there are any.
 */
export function signalsOf(
  annotations: Annotations,
  links: readonly EntityLink[],
): Signals {
  return {
    logs: hasAnnotation(annotations, LOGS) || hasLinkCalled(links, LOGS_LINK),
    alerts:
      hasAnnotation(annotations, ALERTS) || hasLinkCalled(links, ALERTS_LINK),
    slo: hasAnnotation(annotations, SLO) || hasLinkCalled(links, SLO_LINK),
  };
}
