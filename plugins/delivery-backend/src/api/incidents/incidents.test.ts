import { ORDERS } from '../../incidents/__testUtils__/derived';
import { HOUR_MS, IncidentApps, pathOf } from './__testUtils__/IncidentApps';

describe('the routes of incidents', () => {
  const apps = new IncidentApps();

  afterEach(() => apps.stop());

  it('declares, reads, lists, corrects and resolves', async () => {
    const { call, declare, auditor } = await apps.start();
    const ago = (hours: number) =>
      new Date(Date.now() - hours * HOUR_MS).toISOString();
    const [detectedAt, resolvedAt] = [ago(2), ago(1)];

    const declared = await declare({
      component: 'Component:orders',
      severity: 'sev1',
      detectedAt,
      description: 'Since the last deployment',
    });
    expect([declared.status, declared.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^incident:portal [0-9a-f-]{36}$/),
        title: 'Orders are lost',
        status: 'open',
        severity: 'sev1',
        component: ORDERS,
        detectedAt,
        source: 'declared',
      },
    ]);
    const { id } = declared.body;

    const open = await call('get', '/incidents?scope=all&status=open');
    expect(open.body.items).toEqual([declared.body]);
    const read = await call('get', pathOf(id));
    expect(read.body).toMatchObject({
      incident: { ...declared.body, description: 'Since the last deployment' },
      deployments: [],
      timeline: [{ at: detectedAt, text: 'It was detected' }],
      mayWrite: true,
      mayLink: true,
    });

    const said = await call('post', '/links', {
      from: { kind: 'incident', id },
      kind: 'none',
      reason: 'The provider was down',
    });
    expect(said.status).toBe(204);
    const closed = await call('patch', pathOf(id), {
      resolvedAt,
      severity: null,
    });
    expect(closed.status).toBe(200);
    expect(closed.body.incident).toEqual({
      id,
      title: 'Orders are lost',
      status: 'resolved',
      component: ORDERS,
      detectedAt,
      resolvedAt,
      source: 'declared',
      description: 'Since the last deployment',
    });
    expect(closed.body.corrections).toEqual([
      {
        at: expect.any(String),
        kind: 'none',
        reason: 'The provider was down',
      },
    ]);
    expect(
      (await call('get', '/incidents?scope=all&status=open')).body.items,
    ).toEqual([]);
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId),
    ).toEqual(['incident-declare', 'link-correct', 'incident-change']);
  });

  it('links an incident to the deployment that it came from', async () => {
    const { call, declare } = await apps.start();
    const deployedAt = new Date(Date.now() - 30 * HOUR_MS).toISOString();
    const context = {
      specversion: '0.5.1',
      id: 'deployed-1',
      source: '/cd',
      type: 'dev.cdevents.service.deployed.0.3.0',
      timestamp: deployedAt,
    };
    const sent = await call(
      'post',
      '/ingest/cdevents',
      {
        specversion: '1.0',
        id: context.id,
        source: context.source,
        type: context.type,
        data: {
          context,
          subject: {
            id: ORDERS,
            content: {
              environment: { id: 'production' },
              artifactId: `pkg:generic/orders@1?vcs_url=git%2Bhttps://github.com/acme/orders@${'a1'.repeat(
                20,
              )}`,
            },
          },
          customData: {
            deployment: { id: 'd-1', requestedBy: 'user:default/ada' },
          },
        },
      },
      { 'content-type': 'application/cloudevents+json' },
    );
    expect([sent.status, sent.body.appended]).toEqual([202, 1]);
    const { id } = (await declare({ component: ORDERS })).body;
    const read = async () => (await call('get', pathOf(id))).body;
    while ((await read()).candidates.length === 0) {
      await new Promise(done => {
        setTimeout(done, 20);
      });
    }
    const [candidate] = (await read()).candidates;
    const correct = (kind: string, reason: string) =>
      call('post', '/links', {
        from: { kind: 'incident', id },
        to: { kind: 'deployment', id: candidate.id },
        kind,
        reason,
      });

    // More than a day before, so that nothing links it by itself
    expect(candidate).toMatchObject({ component: ORDERS, result: 'succeeded' });
    expect((await correct('is', 'It dropped the column')).status).toBe(204);
    expect(await read()).toMatchObject({
      deployments: [
        {
          id: candidate.id,
          hop: { class: 'explicit', confidence: 1, isCorrected: true },
          deployedBy: ['user:default/ada'],
        },
      ],
      candidates: [],
      timeline: [
        { at: deployedAt, text: 'orders a1a1a1a was deployed to production' },
        { text: 'It was detected' },
        { text: 'It was linked to what it came from: It dropped the column' },
      ],
    });
    expect((await correct('isNot', 'It did not')).status).toBe(204);
    expect(await read()).toMatchObject({
      deployments: [],
      candidates: [{ id: candidate.id }],
    });
  }, 60_000);

  it('takes back that it was none', async () => {
    const { call, declare } = await apps.start();
    const { id } = (await declare({})).body;

    const dismissed = await call('patch', pathOf(id), { isIncident: false });
    expect(dismissed.body.incident).toMatchObject({ id, isIncident: false });
    expect((await call('get', pathOf(id))).status).toBe(404);
    expect((await call('patch', pathOf(id), { title: 'x' })).status).toBe(404);
    const back = await call('patch', pathOf(id), { isIncident: true });

    expect([back.status, back.body.incident.id]).toEqual([200, id]);
    expect(
      (await call('patch', pathOf('incident:portal no'), { isIncident: true }))
        .status,
    ).toBe(404);
  });

  it('takes times as they are written elsewhere', async () => {
    const { call, declare } = await apps.start();
    const { id } = (await declare({ detectedAt: '2026-01-02 10:00:00+01:00' }))
      .body;

    const { body } = await call('patch', pathOf(id), {
      startedAt: '2026-01-02t08:00:00z',
    });

    expect(body.incident).toMatchObject({
      detectedAt: '2026-01-02T09:00:00.000Z',
      startedAt: '2026-01-02T08:00:00.000Z',
    });
  });

  it('does not correct that of which too little is kept', async () => {
    const { knex, call, declare } = await apps.start();
    const { id } = (await declare({})).body;
    await knex('event').update({ payload_z: null });

    const { status, body } = await call('patch', pathOf(id), { title: 'x' });

    expect([status, body.error.message]).toEqual([
      409,
      expect.stringContaining('not kept any more'),
    ]);
  });

  it('does with the same key the same once', async () => {
    const { declare } = await apps.start();
    const headers = { 'idempotency-key': 'k' };

    const first = await declare({}, headers);
    const again = await declare({}, headers);
    const other = await declare({ title: 'Another' }, headers);

    expect([first.status, again.status, other.status]).toEqual([201, 201, 409]);
    expect(again.body).toEqual(first.body);
  });
});
