import type { EntityLink } from '@backstage/catalog-model';
import { Annotations, hasAnnotation, hasLinkCalled, isCalled } from './naming';

const RUNBOOK = ['groundwork.dev/runbook', 'a8r.io/runbook'];

const DASHBOARD = [
  'groundwork.dev/dashboards',
  'grafana/dashboard-selector',
  'grafana/overview-dashboard',
  'datadoghq.com/dashboard-url',
];

const ON_CALL = [
  'groundwork.dev/on-call',
  'pagerduty.com/service-id',
  'pagerduty.com/integration-key',
  'opsgenie.com/team',
  'opsgenie.com/component-selector',
  'splunk.com/on-call-team',
  'splunk.com/on-call-routing-key',
];

const CHAT = ['groundwork.dev/chat-channel', 'a8r.io/chat'];

/** What an entity names for who has to mend it. */
export interface Contacts {
  runbook: boolean;
  dashboard: boolean;
  onCall: boolean;
  chatChannel: boolean;
}

/** By the rules by which contact cards of the ownership plugin are made. */
export function contactsOf(
  annotations: Annotations,
  links: readonly EntityLink[],
): Contacts {
  return {
    runbook:
      hasAnnotation(annotations, RUNBOOK) || hasLinkCalled(links, /runbook/i),
    dashboard:
      hasAnnotation(annotations, DASHBOARD) ||
      hasLinkCalled(links, /dashboard/i),
    onCall: hasAnnotation(annotations, ON_CALL),
    chatChannel:
      hasAnnotation(annotations, CHAT) ||
      links.some(({ type, icon }) => isCalled(/^chat$/i, type, icon)),
  };
}
