import type { EntityLink } from '@backstage/catalog-model';

type Annotations = Readonly<Record<string, string>>;

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
  const names = (keys: readonly string[]) =>
    keys.some(key => Boolean(annotations[key]?.trim()));
  return {
    runbook:
      names(RUNBOOK) ||
      links.some(({ title, type, icon }) =>
        isCalled(/runbook/i, title, type, icon),
      ),
    dashboard:
      names(DASHBOARD) ||
      links.some(({ title, type, icon }) =>
        isCalled(/dashboard/i, title, type, icon),
      ),
    onCall: names(ON_CALL),
    chatChannel:
      names(CHAT) ||
      links.some(({ type, icon }) => isCalled(/^chat$/i, type, icon)),
  };
}

function isCalled(
  pattern: RegExp,
  ...names: ReadonlyArray<string | undefined>
): boolean {
  return names.some(name => name !== undefined && pattern.test(name));
}
