/*
 * Payloads in the shapes that their senders document: fields, their order and
 * their types are theirs, names are acme's.
 */

/** Alertmanager's webhook, version 4. */
export const ALERTMANAGER = {
  receiver: 'team-x',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: {
        alertname: 'ProbeFailure',
        instance: 'https://pay.acme.test',
        job: 'http_checks',
        severity: 'critical',
      },
      annotations: {
        description: 'https://pay.acme.test has been down for over 5m',
        summary: 'Probe failure',
      },
      startsAt: '2026-11-21T03:00:45.828Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL:
        'http://prometheus.acme.test:9090/graph?g0.expr=probe&g0.tab=1',
      fingerprint: '1a30ba71cca2921f',
    },
  ],
  groupLabels: { alertname: 'ProbeFailure' },
  commonLabels: {
    alertname: 'ProbeFailure',
    instance: 'https://pay.acme.test',
    job: 'http_checks',
    severity: 'critical',
  },
  commonAnnotations: {
    description: 'https://pay.acme.test has been down for over 5m',
    summary: 'Probe failure',
  },
  externalURL: 'http://alertmanager.acme.test:9093',
  version: '4',
  groupKey: '{}/{severity="critical"}:{alertname="ProbeFailure"}',
  truncatedAlerts: 0,
};

const grafanaAlert = (name: string, namespace: string, value: number) => ({
  status: 'firing',
  labels: { alertname: name, namespace, zone: 'eu-1' },
  annotations: {
    description: `The system has ${name}`,
    runbook_url: 'https://runbooks.acme.test/1234',
    summary: 'This alert was triggered for zone eu-1',
  },
  startsAt: '2026-11-21T09:51:03.157076+02:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://grafana.acme.test/alerting/1afz29v7z/edit',
  fingerprint: 'c6eadffa33fcdf37',
  silenceURL:
    'https://grafana.acme.test/alerting/silence/new?alertmanager=grafana',
  dashboardURL: '',
  panelURL: '',
  values: { B: value, C: 1 },
  valueString: `[ metric='' labels={} value=${value} ]`,
});

/** Grafana's webhook: a group of two. */
export const GRAFANA = {
  receiver: 'My Super Webhook',
  status: 'firing',
  orgId: 1,
  alerts: [
    grafanaAlert('High memory usage', 'payments', 44.23943737541908),
    grafanaAlert('High CPU usage', 'orders', 44.23943737541908),
  ],
  groupLabels: {},
  commonLabels: { zone: 'eu-1' },
  commonAnnotations: {
    runbook_url: 'https://runbooks.acme.test/1234',
    summary: 'This alert was triggered for zone eu-1',
  },
  externalURL: 'https://grafana.acme.test/',
  version: '1',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  title: '[FIRING:2]  (eu-1)',
  state: 'alerting',
  message: '**Firing**\n\nLabels:\n - alertname = High memory usage\n',
};

/** A trigger event of PagerDuty's Events API v2. */
export const PAGERDUTY_TRIGGER = {
  payload: {
    summary: 'Example alert on pay.acme.test',
    timestamp: '2026-11-21T08:42:58.315+0000',
    source: 'pay.acme.test',
    severity: 'info',
    component: 'postgres',
    group: 'prod-datapipe',
    class: 'deploy',
    custom_details: { 'ping time': '1500ms', 'load avg': 0.75 },
  },
  routing_key: 'samplekeyhere',
  dedup_key: 'samplededupkey',
  images: [
    {
      src: 'https://img.acme.test/x.png',
      href: 'https://acme.test/',
      alt: 'x',
    },
  ],
  links: [{ href: 'https://acme.test/', text: 'Link text' }],
  event_action: 'trigger',
  client: 'Sample Monitoring Service',
  client_url: 'https://monitoring.acme.test',
};

/** Events that need no more than these. */
export const PAGERDUTY_ACKNOWLEDGE = {
  routing_key: 'routingkeyhere',
  dedup_key: 'dedupkeyhere',
  event_action: 'acknowledge',
};

/** What Alertmanager's default template puts into `custom_details`. */
export const FIRING_TEXT = `Labels:
 - alertname = HighLatency
 - pod = payments-7d9f8c6b5-x2k4p
Annotations:
 - summary = p99 = 2s
Source: http://prometheus.acme.test:9090/graph
Labels:
 - alertname = HighLatency
 - pod = orders-7d9f8c6b5-x2k4p
Annotations:
Source: http://prometheus.acme.test:9090/graph
`;

/** PagerDuty's webhook, version 3. */
export const PAGERDUTY_WEBHOOK = {
  event: {
    id: '5ac64822-4adc-4fda-ade0-410becf0de4f',
    event_type: 'incident.priority_updated',
    resource_type: 'incident',
    occurred_at: '2026-11-21T18:45:22.169Z',
    agent: null,
    client: null,
    data: {
      id: 'PGR0VU2',
      type: 'incident',
      self: 'https://api.pagerduty.com/incidents/PGR0VU2',
      number: 2,
      status: 'triggered',
      title: 'A little bump in the road',
      service: {
        id: 'PF9KMXH',
        summary: 'API Service',
        type: 'service_reference',
      },
      assignees: [],
      priority: null,
    },
  },
};
