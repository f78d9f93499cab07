import {
  ambiguous,
  answer,
  found,
  OPTIONS,
  PAYMENTS,
  unknown,
} from './__testUtils__/answers';
import { readAlerts } from './alerts';
import { NotUnderstoodError } from './types';

const ORDERS = found(answer('orders', ['ordering']));

/** As Alertmanager sends it: one line, and Go's escapes. */
const GROUP = `{"receiver":"team\\\\-x","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"HighLatency","pod":"payments-7d9f8c6b5-x2k4p"},"annotations":{"summary":"p99 \\u003e 2s"},"startsAt":"2026-11-21T03:00:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prometheus:9090/graph?g0.expr=x\\u0026g0.tab=1","fingerprint":"1a30ba71cca2921f"},{"status":"resolved","labels":{"alertname":"HighLatency","pod":"orders-7d9f8c6b5-x2k4p"},"annotations":{},"startsAt":"2026-11-21T02:00:00Z","endsAt":"2026-11-21T02:30:00Z","generatorURL":"","fingerprint":"bc97ff14869b13e3"}],"groupLabels":{"alertname":"HighLatency"},"commonLabels":{"alertname":"HighLatency"},"commonAnnotations":{},"externalURL":"http://alertmanager:9093","version":"4","groupKey":"{}:{alertname=\\"HighLatency\\"}","truncatedAlerts":0}\n`;

const enrich = (
  text: string,
  ...answers: Parameters<ReturnType<typeof readAlerts>['enrich']>[0]
) => readAlerts(text, 500).enrich(answers, OPTIONS);

describe('readAlerts', () => {
  it('asks about each alert', () => {
    const { question, asked, leftOut } = readAlerts(GROUP, 500);

    expect(question).toEqual(JSON.parse(GROUP).alerts);
    expect({ asked, leftOut }).toEqual({ asked: 2, leftOut: 0 });
  });

  it('tells of each alert whose it is: a group can span owners', () => {
    const { alerts } = JSON.parse(enrich(GROUP, PAYMENTS, ORDERS));

    expect(alerts[0].annotations).toMatchObject({
      summary: 'p99 > 2s',
      groundwork_owner: 'payments-core',
      runbook_url: 'https://runbooks.acme.test/payments',
    });
    expect(alerts[1].annotations).toEqual({
      groundwork_owner: 'ordering',
      groundwork_owner_ref: 'group:default/ordering',
      groundwork_entity_ref: 'component:default/orders',
      groundwork_ownership_status: 'found',
      groundwork_ownership_confidence: '0.92',
      groundwork_ownership_url:
        'https://portal.acme.test/ownership?q=component%3Adefault%2Forders',
      groundwork_enriched:
        'groundwork_owner groundwork_owner_ref groundwork_entity_ref groundwork_ownership_status groundwork_ownership_confidence groundwork_ownership_url',
    });
  });

  it('changes no other byte', () => {
    const enriched = enrich(GROUP, unknown(), unknown());
    const facts =
      '"groundwork_ownership_status":"unknown","groundwork_ownership_url":"https://portal.acme.test/ownership","groundwork_enriched":"groundwork_ownership_status groundwork_ownership_url"';

    expect(enriched).toBe(
      GROUP.replace(
        '"annotations":{"summary":"p99 \\u003e 2s"}',
        `"annotations":{"summary":"p99 \\u003e 2s",${facts}}`,
      )
        .replace('"annotations":{},', `"annotations":{${facts}},`)
        .replace('"commonAnnotations":{}', `"commonAnnotations":{${facts}}`),
    );
  });

  it('says once more for all only what is true of all', () => {
    const other = found(answer('cart', ['ordering']));

    const { commonAnnotations } = JSON.parse(enrich(GROUP, ORDERS, other));

    expect(commonAnnotations).toEqual({
      groundwork_owner: 'ordering',
      groundwork_owner_ref: 'group:default/ordering',
      groundwork_ownership_status: 'found',
      groundwork_ownership_confidence: '0.92',
      groundwork_enriched:
        'groundwork_owner groundwork_owner_ref groundwork_ownership_status groundwork_ownership_confidence',
    });
  });

  it('says nothing for all when there are alerts that nobody asked about', () => {
    const read = readAlerts(GROUP, 1);
    const { alerts, commonAnnotations } = JSON.parse(
      read.enrich([ORDERS], OPTIONS),
    );

    expect(read.leftOut).toBe(1);
    expect(alerts[0].annotations).toHaveProperty('groundwork_owner');
    expect(alerts[1].annotations).toEqual({});
    expect(commonAnnotations).toEqual({});
  });

  describe('what is there already', () => {
    const withAnnotations = (annotations: object) =>
      JSON.stringify({ alerts: [{ labels: {}, annotations }] });
    const annotationsOf = (text: string) =>
      JSON.parse(text).alerts[0].annotations;

    it.each([
      [{ runbook_url: 'https://wiki.acme.test/latency' }],
      [{ runbook_url: '' }],
      [{ runbook: 'https://wiki.acme.test/latency' }],
    ])('keeps the runbook of %j', annotations => {
      const enriched = annotationsOf(
        enrich(withAnnotations(annotations), PAYMENTS),
      );

      expect(enriched).toMatchObject(annotations);
      expect(enriched.groundwork_enriched).not.toContain('runbook_url');
    });

    it('keeps its value, also under our names', () => {
      const annotations = { groundwork_owner: 'somebody', groundwork_tier: 7 };

      const enriched = annotationsOf(
        enrich(withAnnotations(annotations), PAYMENTS),
      );

      expect(enriched).toMatchObject({
        ...annotations,
        groundwork_channel: '#payments',
      });
    });

    it('keeps what a forged marker claims', () => {
      const annotations = { summary: 'x', groundwork_enriched: 'summary' };

      expect(
        annotationsOf(enrich(withAnnotations(annotations), PAYMENTS)),
      ).toMatchObject({ summary: 'x' });
    });

    it('is left alone beside something else that is named like the marker', () => {
      const text = withAnnotations({ groundwork_enriched: { no: 'marker' } });

      expect(enrich(text, PAYMENTS)).toBe(text);
    });
  });

  describe('what was enriched before', () => {
    it('is not asked about', () => {
      const enriched = enrich(GROUP, PAYMENTS, ORDERS);

      expect(readAlerts(enriched, 500).question).toEqual(
        JSON.parse(GROUP).alerts,
      );
    });

    it('gets the same bytes for the same answers', () => {
      const enriched = enrich(GROUP, PAYMENTS, ORDERS);

      expect(enrich(enriched, PAYMENTS, ORDERS)).toBe(enriched);
    });

    it('says what is true now, and no more what was', () => {
      const before = enrich(GROUP, PAYMENTS, PAYMENTS);
      const answers = [ORDERS, ambiguous(answer('stock', ['ordering']))];

      expect(enrich(before, ...answers)).toBe(enrich(GROUP, ...answers));
    });

    it('is recognised when names are sorted and prefixes were changed since', () => {
      const [old] = JSON.parse(
        readAlerts(GROUP, 500).enrich([PAYMENTS, ORDERS], {
          ...OPTIONS,
          prefix: 'old_',
        }),
      ).alerts;
      const sorted = Object.fromEntries(
        Object.entries(old.annotations).toSorted(),
      );
      const text = JSON.stringify([{ ...old, annotations: sorted }]);

      expect(readAlerts(text, 500).question).toEqual([
        JSON.parse(GROUP).alerts[0],
      ]);
    });
  });

  it('takes a list of alerts, as the API of Alertmanager does', () => {
    const list = '[ {"labels":{"pod":"x"},"annotations":{ }} ]';

    expect(JSON.parse(enrich(list, ORDERS))[0].annotations).toHaveProperty(
      'groundwork_owner',
      'ordering',
    );
  });

  it.each([
    ['{"alerts":[]}'],
    ['[]'],
    ['{"alerts":[{"labels":{}},{"annotations":{}},7,null]}'],
    ['{"alerts":"none"}'],
  ])('finds nothing to add to in %s', text => {
    const read = readAlerts(text, 500);

    expect(read.question).toBeUndefined();
    expect(read.enrich([], OPTIONS)).toBe(text);
  });

  it('passes over alerts without labels or annotations', () => {
    const text =
      '{"alerts":[null,{"labels":{},"annotations":null},{"labels":{"pod":"x"},"annotations":{}}]}';

    const { alerts } = JSON.parse(enrich(text, ORDERS));

    expect(alerts.slice(0, 2)).toEqual(JSON.parse(text).alerts.slice(0, 2));
    expect(alerts[2].annotations).toHaveProperty('groundwork_owner');
  });

  it.each(['', 'alert', '{"alerts":[}', 'null', '7', '{"payload":{}}'])(
    'does not understand %j',
    text => {
      expect(() => readAlerts(text, 500)).toThrow(NotUnderstoodError);
    },
  );
});
