import { ResolvedPart } from '@groundwork/backstage-plugin-ownership-common';
import { answer, found, OPTIONS, PAYMENTS } from './__testUtils__/answers';
import {
  FIRING_TEXT,
  PAGERDUTY_ACKNOWLEDGE,
  PAGERDUTY_TRIGGER,
  PAGERDUTY_WEBHOOK,
} from './__testUtils__/payloads';
import { readPagerDutyEvent } from './pagerduty';
import { NotUnderstoodError } from './types';

const ORDERS = found(answer('orders', ['ordering']));

const read = (payload: unknown) =>
  readPagerDutyEvent(
    typeof payload === 'string' ? payload : JSON.stringify(payload),
    500,
  );
const enrich = (payload: unknown, ...answers: ResolvedPart[]): string =>
  read(payload).enrich(answers, OPTIONS);

const PAYMENTS_DETAILS = {
  groundwork_owner: 'payments-core',
  groundwork_owner_ref: 'group:default/payments-core',
  groundwork_entity_ref: 'component:default/payments',
  groundwork_on_call:
    'level 1: Ada Byron (until 2026-11-23T08:00:00Z); level 2: Kofi Mensah',
  groundwork_channel: '#payments',
  groundwork_tier: '1',
  groundwork_ownership_status: 'found',
  groundwork_ownership_confidence: '0.92',
  groundwork_ownership_url:
    'https://portal.acme.test/ownership?q=component%3Adefault%2Fpayments',
  runbook_url: 'https://runbooks.acme.test/payments',
};

const PAYMENTS_LINKS = [
  {
    href: 'https://portal.acme.test/ownership?q=component%3Adefault%2Fpayments',
    text: 'Who owns this',
  },
  { href: 'https://runbooks.acme.test/payments', text: 'Runbook' },
];

describe("an event of PagerDuty's Events API v2", () => {
  it('gets details and links', () => {
    expect(JSON.parse(enrich(PAGERDUTY_TRIGGER, PAYMENTS))).toEqual({
      ...PAGERDUTY_TRIGGER,
      payload: {
        ...PAGERDUTY_TRIGGER.payload,
        custom_details: {
          ...PAGERDUTY_TRIGGER.payload.custom_details,
          ...PAYMENTS_DETAILS,
          groundwork_enriched: `${Object.keys(PAYMENTS_DETAILS).join(
            ' ',
          )} links:2`,
        },
      },
      links: [...PAGERDUTY_TRIGGER.links, ...PAYMENTS_LINKS],
    });
  });

  it('gets places for them where it has none', () => {
    const { payload } = PAGERDUTY_TRIGGER;
    const event = {
      routing_key: 'key',
      event_action: 'trigger',
      payload: {
        summary: payload.summary,
        source: payload.source,
        severity: 'info',
      },
    };

    expect(JSON.parse(enrich(event, PAYMENTS))).toEqual({
      ...event,
      payload: {
        ...event.payload,
        custom_details: {
          ...PAYMENTS_DETAILS,
          groundwork_enriched: `${Object.keys(PAYMENTS_DETAILS).join(
            ' ',
          )} links:2 +links +custom_details`,
        },
      },
      links: PAYMENTS_LINKS,
    });
  });

  it('is not asked about by its key, nor by who watches', () => {
    expect(read(PAGERDUTY_TRIGGER).question).toEqual({
      ...PAGERDUTY_TRIGGER.payload,
      links: PAGERDUTY_TRIGGER.links,
    });
  });

  it('keeps links and runbooks that it has', () => {
    const event = {
      ...PAGERDUTY_TRIGGER,
      payload: {
        ...PAGERDUTY_TRIGGER.payload,
        custom_details: { runbook: 'https://wiki.acme.test/latency' },
      },
      links: [{ href: PAYMENTS_LINKS[0].href, text: 'mine' }],
    };

    const { payload, links } = JSON.parse(enrich(event, PAYMENTS));

    expect(links).toEqual(event.links);
    expect(payload.custom_details).not.toHaveProperty('runbook_url');
  });

  it.each([
    ['acknowledges', PAGERDUTY_ACKNOWLEDGE],
    ['resolves', { ...PAGERDUTY_TRIGGER, event_action: 'resolve' }],
    [
      'has details that are text',
      { event_action: 'trigger', payload: { custom_details: 'disk full' } },
    ],
    [
      'has details that are null',
      { event_action: 'trigger', payload: { custom_details: null } },
    ],
    ['has no payload', { event_action: 'trigger', payload: 'disk full' }],
  ])('stays as it is when it %s', (_, event) => {
    expect(read(event).question).toBeUndefined();
    expect(enrich(event, PAYMENTS)).toBe(JSON.stringify(event));
  });

  it('keeps links that are no list', () => {
    const event = { ...PAGERDUTY_TRIGGER, links: 'none' };

    const { links, payload } = JSON.parse(enrich(event, PAYMENTS));

    expect(links).toBe('none');
    expect(payload.custom_details.groundwork_enriched).not.toContain('links');
  });

  describe('from Alertmanager', () => {
    const event = (firing: unknown) => ({
      ...PAGERDUTY_TRIGGER,
      payload: {
        ...PAGERDUTY_TRIGGER.payload,
        custom_details: { firing, num_firing: '2' },
      },
    });
    const alerts = [
      {
        labels: { alertname: 'HighLatency', pod: 'payments-7d9f8c6b5-x2k4p' },
        annotations: { summary: 'p99 = 2s' },
      },
      {
        labels: { alertname: 'HighLatency', pod: 'orders-7d9f8c6b5-x2k4p' },
        annotations: {},
      },
    ];

    it.each<[string, unknown]>([
      ['text', FIRING_TEXT],
      ['JSON in text', JSON.stringify(alerts)],
      ['JSON', alerts],
    ])('is asked about by its alerts, as %s', (_, firing) => {
      const { question, asked } = read(event(firing));

      expect(question).toEqual(alerts);
      expect(asked).toBe(2);
    });

    it('lists candidates where alerts are of several owners', () => {
      const { payload } = JSON.parse(
        enrich(event(FIRING_TEXT), PAYMENTS, ORDERS),
      );

      expect(payload.custom_details).toMatchObject({
        groundwork_ownership_status: 'ambiguous',
        groundwork_ownership_candidates:
          'payments (payments-core); orders (ordering)',
      });
    });

    it('keeps the runbook that an alert has', () => {
      const firing = FIRING_TEXT.replace(
        ' - summary = ',
        ' - runbook_url = https://wiki.acme.test\n - summary = ',
      );

      const { payload, links } = JSON.parse(
        enrich(event(firing), PAYMENTS, PAYMENTS),
      );

      expect(payload.custom_details).not.toHaveProperty('runbook_url');
      expect(links).toEqual([...PAGERDUTY_TRIGGER.links, PAYMENTS_LINKS[0]]);
    });

    it.each(['[not json', 'no alerts', ' - a = b', '', 'Labels:'])(
      'reads %j as far as it can be',
      firing => {
        expect(() => read(event(firing))).not.toThrow();
      },
    );
  });
});

describe("PagerDuty's webhook, version 3", () => {
  it('gets a member of ours', () => {
    expect(JSON.parse(enrich(PAGERDUTY_WEBHOOK, PAYMENTS))).toEqual({
      ...PAGERDUTY_WEBHOOK,
      groundwork: {
        ...PAYMENTS_DETAILS,
        groundwork_enriched: Object.keys(PAYMENTS_DETAILS).join(' '),
      },
    });
  });

  it('stays as it is when that name is taken', () => {
    const payload = { ...PAGERDUTY_WEBHOOK, groundwork: 'ours' };

    expect(read(payload).question).toBeUndefined();
    expect(enrich(payload, PAYMENTS)).toBe(JSON.stringify(payload));
  });
});

describe('what was enriched before', () => {
  const { routing_key: key, event_action: action } = PAGERDUTY_TRIGGER;
  const bare = { routing_key: key, event_action: action, payload: {} };

  it.each<[string, object]>([
    ['an event', PAGERDUTY_TRIGGER],
    ['an event without details and links', bare],
    ['an event with an empty list of links', { ...bare, links: [] }],
    ['a webhook', PAGERDUTY_WEBHOOK],
  ])('in %s is taken out, and written anew', (_, payload) => {
    const enriched = enrich(payload, PAYMENTS);

    expect(enriched).not.toBe(JSON.stringify(payload));
    expect(read(enriched).question).toEqual(read(payload).question);
    expect(enrich(enriched, PAYMENTS)).toBe(enriched);
    expect(enrich(enriched, ORDERS)).toBe(enrich(payload, ORDERS));
  });

  it('leaves what others have added since', () => {
    const enriched = JSON.parse(enrich(bare, PAYMENTS));
    enriched.payload.custom_details.added = 'later';
    enriched.links.push({ href: 'https://later.acme.test/' });

    const { payload, links } = JSON.parse(enrich(enriched, ORDERS));

    expect(payload.custom_details).toMatchObject({
      added: 'later',
      groundwork_owner: 'ordering',
    });
    expect(links).toContainEqual({ href: 'https://later.acme.test/' });
  });
});

it.each(['', 'alert', 'null', '[]', '{"alerts":[]}', '{"event":{}}'])(
  'does not understand %j',
  text => {
    expect(() => read(text)).toThrow(NotUnderstoodError);
  },
);
