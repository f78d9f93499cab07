import { mockCredentials } from '@backstage/backend-test-utils';
import { ORDERS } from '../../incidents/__testUtils__/derived';
import { HOUR_MS, IncidentApps, TOKEN } from './__testUtils__/IncidentApps';

describe('POST /ingest/alertmanager', () => {
  const apps = new IncidentApps();

  afterEach(() => apps.stop());

  it('takes alerts of Alertmanager as incidents', async () => {
    const { knex, call } = await apps.start();
    const now = Date.now();
    const alert = {
      status: 'firing',
      labels: { alertname: 'Errors', severity: 'page', service: ORDERS },
      annotations: { summary: 'Orders answer with errors' },
      startsAt: new Date(now - HOUR_MS).toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'https://prometheus.acme.test/graph',
      fingerprint: '1a30ba71cca2921f',
    };
    const externalURL = 'https://alerts.acme.test';
    const send = (alerts: object[], authorization = `Bearer ${TOKEN}`) =>
      call(
        'post',
        '/ingest/alertmanager',
        { version: '4', externalURL, alerts },
        { authorization },
      );
    const resolved = {
      ...alert,
      status: 'resolved',
      endsAt: new Date(now).toISOString(),
    };

    expect((await send([alert], mockCredentials.none.header())).status).toBe(
      401,
    );
    expect((await send([alert], 'Bearer of-something-else')).status).toBe(401);
    expect(await knex('event')).toEqual([]);
    const receipts = [
      await send([alert, { ...alert, fingerprint: 'b', labels: {} }]),
      await send([alert]),
      await send([resolved]),
      await send([{ ...alert, startsAt: 'now' }]),
    ].map(({ status, body }) => [status, body.appended, body.ignored]);

    expect(receipts).toEqual([
      [202, 2, 1],
      [202, 0, 0],
      [202, 1, 0],
      [400, undefined, undefined],
    ]);
    const huge = { ...alert, annotations: { summary: 'x'.repeat(11_000_000) } };
    expect((await send([huge])).status).toBe(413);
    const letters = await call('get', '/dead-letters');
    expect(letters.body.items).toMatchObject([{ ingest: 'alertmanager' }]);
    const list = async () =>
      (await call('get', '/incidents?scope=all&status=resolved')).body.items;
    while ((await list()).length === 0) {
      await new Promise(done => {
        setTimeout(done, 10);
      });
    }
    expect(await list()).toEqual([
      {
        id: `incident:${externalURL} 1a30ba71cca2921f@${alert.startsAt}`,
        title: 'Orders answer with errors',
        status: 'resolved',
        severity: 'page',
        component: ORDERS,
        detectedAt: alert.startsAt,
        resolvedAt: resolved.endsAt,
        url: 'https://prometheus.acme.test/graph',
        source: 'alert',
      },
    ]);
  });
});
