import { detect } from '.';
import { found, named } from './testUtils';

const labels = {
  alertname: 'HighErrorRate',
  service: 'checkout-web',
  namespace: 'payments',
  pod: 'checkout-web-6c5d4f7b8d-zz9tq',
  severity: 'critical',
};

const alert = {
  status: 'firing',
  labels,
  annotations: {
    summary: 'Errors on pay.acme.test are at 12 %',
    runbook_url: 'https://runbooks.acme.test/payments/checkout-web',
  },
  startsAt: '2026-11-12T03:04:05Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.acme.test/graph?g0.expr=up',
  fingerprint: 'c7a2f1e5b3d4a6f8',
};

const payload = {
  version: '4',
  groupKey: '{}:{alertname="HighErrorRate"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'responders',
  groupLabels: { alertname: 'HighErrorRate' },
  commonLabels: { alertname: 'HighErrorRate' },
  commonAnnotations: {},
  externalURL: 'https://alertmanager.acme.test',
  alerts: [
    alert,
    {
      ...alert,
      labels: { alertname: 'HighErrorRate', job: 'search-indexer' },
      annotations: {},
      fingerprint: 'd1',
    },
  ],
};

describe('alertmanager', () => {
  it('gives each alert of a group a part of its own', () => {
    expect(detect(payload).parts).toMatchObject([
      { title: 'HighErrorRate', ref: 'c7a2f1e5b3d4a6f8' },
      { title: 'HighErrorRate', ref: 'd1' },
    ]);
  });

  it('finds labels, what they name, and what annotations hold', () => {
    const [first, second] = detect(JSON.stringify(payload)).parts;
    expect(named(first.tokens)).toEqual([
      'service-name checkout-web',
      'kubernetes-pod payments/checkout-web-6c5d4f7b8d-zz9tq',
      'alert-label service=checkout-web',
      'alert-label namespace=payments',
      'alert-label pod=checkout-web-6c5d4f7b8d-zz9tq',
      'kubernetes-namespace payments',
      'alert-label alertname=higherrorrate',
      'url runbooks.acme.test/payments/checkout-web',
      'host pay.acme.test',
      'alert-label severity=critical',
    ]);
    expect(named(second.tokens).slice(0, 2)).toEqual([
      'alert-label job=search-indexer',
      'service-name search-indexer',
    ]);
    expect(first.tokens[0].detector).toBe('alertmanager');
  });

  it('does not take who evaluates or delivers for what is broken', () => {
    const [{ tokens }] = detect(payload).parts;
    const keys = tokens.map(({ key }) => key).join(' ');
    expect(keys).not.toMatch(/prometheus|alertmanager/);
  });

  it('falls back to what is common where the alerts were cut off', () => {
    const { parts } = detect({ ...payload, alerts: [], commonLabels: labels });
    expect(parts).toHaveLength(1);
    expect(named(parts[0].tokens)).toContain('service-name checkout-web');
  });

  it('reads lists as the API takes and gives them', () => {
    expect(detect([alert, alert]).parts).toHaveLength(2);
  });

  it('reads one alert', () => {
    expect(found(alert)[0]).toBe('service-name checkout-web');
  });

  it('reads a team as a group', () => {
    const [{ tokens }] = detect([
      { labels: { alertname: 'x', team: 'Payments Core', owner: 'No owner' } },
    ]).parts;
    expect(named(tokens)).toContain('entity group:default/payments-core');
    expect(named(tokens).join()).not.toContain('no-owner');
  });
});

describe('grafana', () => {
  it('adds the dashboard that the alert is drawn on', () => {
    const { parts } = detect({
      ...payload,
      orgId: 1,
      title: '[FIRING:1] HighErrorRate',
      state: 'alerting',
      alerts: [
        {
          ...alert,
          values: { A: 12 },
          valueString: "[ var='A' value=12 ]",
          silenceURL: 'https://grafana.acme.test/alerting/silence/new?x=1',
          dashboardURL: 'https://grafana.acme.test/d/checkout-web?orgId=1',
          panelURL: 'https://grafana.acme.test/d/checkout-web?viewPanel=2',
        },
      ],
    });
    expect(parts).toHaveLength(1);
    const urls = parts[0].tokens.filter(({ kind }) => kind === 'url');
    expect(named(urls)).toEqual([
      'url grafana.acme.test/d/checkout-web',
      'url runbooks.acme.test/payments/checkout-web',
    ]);
    expect(urls[0].detector).toBe('grafana');
  });
});
