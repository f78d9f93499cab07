import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { IncidentApps, pathOf } from './__testUtils__/IncidentApps';

/** One that looks like those of pages. */
const CURSOR = createCursorCodec({ at: 'string', id: 'string' }).encode({
  at: '2026-01-01T00:00:00.000Z',
  id: 'a\0',
});

describe('what the routes of incidents refuse', () => {
  const apps = new IncidentApps();

  afterEach(() => apps.stop());

  it.each<[string, JsonObject, string]>([
    [
      'an unknown component',
      { component: 'component:default/no' },
      'component:default/no',
    ],
    [
      'what is no component',
      { component: 'group:default/shop' },
      'it must be a component',
    ],
    ['what is no ref', { component: 'orders' }, "component is 'orders'"],
    ['the future', { detectedAt: '2999-01-01T00:00:00Z' }, 'in the future'],
    ['no time', { detectedAt: 'yesterday' }, 'detectedAt'],
    ['no title', { title: '' }, 'title'],
    ['what it does not know', { culprit: 'user:default/ada' }, 'culprit'],
  ])('refuses to declare with %s', async (_, body, problem) => {
    const { knex, declare } = await apps.start();

    const { status, body: answer } = await declare(body);

    expect([status, JSON.stringify(answer)]).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
    expect(await knex('event')).toEqual([]);
  });

  it('refuses what cannot be meant of one that is there', async () => {
    const { call, declare } = await apps.start();
    const { id } = (await declare({})).body;
    const from = { kind: 'incident', id };
    const reason = 'So it is';
    const to = { kind: 'deployment', id: 'deployment:no' };

    const statuses = [];
    for (const [method, path, body] of [
      ['patch', pathOf(id), { resolvedAt: '2020-01-01T00:00:00Z' }],
      ['patch', pathOf(id), {}],
      ['post', '/links', { from, kind: 'is', reason }],
      ['post', '/links', { from, kind: 'none', to, reason }],
      ['post', '/links', { from, kind: 'is', to, reason }],
      ['post', '/links', { from: { ...from, id: 'x' }, kind: 'none', reason }],
      ['post', '/links', { from, kind: 'none', reason: '' }],
      ['get', pathOf('a\0b'), undefined],
      ['get', '/incidents?scope=nonsense', undefined],
      ['get', '/incidents?scope=repository:a/b/c%00', undefined],
      ['get', '/reviews?scope=repository:a/b/c%00', undefined],
      ['get', '/overview?scope=repository:a/b/c%00', undefined],
      ['get', '/tests?scope=repository:a/b/c%07', undefined],
      ['get', '/tests?scope=all&search=a%00', undefined],
      ['get', '/tests/quarantine?repository=a/b/c%00', undefined],
      ['get', '/recent?component=component:default/orders%00', undefined],
      ['get', `/incidents?scope=all&cursor=${CURSOR}`, undefined],
      ['get', '/incidents', undefined],
      ['get', '/incidents?scope=all&cursor=x', undefined],
      ['get', '/incidents?scope=all&from=x', undefined],
    ] as const) {
      statuses.push((await call(method, path, body)).status);
    }

    expect(statuses).toEqual(statuses.map(() => 400));
    expect((await call('get', pathOf('incident:no'))).status).toBe(404);
    expect(
      (await call('get', '/incidents?scope=component:default/no')).status,
    ).toBe(404);
  });

  it('asks who it is, and what they may', async () => {
    const incident = { title: 'Orders are lost' };
    const from = { kind: 'incident', id: 'x' };
    const link = { from, kind: 'none', reason: 'So it is' };
    const requests = [
      ['get', '/incidents?scope=all', undefined, 'delivery.read'],
      ['get', '/incidents/x', undefined, 'delivery.read'],
      ['post', '/incidents', incident, 'delivery.incident.write'],
      ['patch', '/incidents/x', incident, 'delivery.incident.write'],
      ['post', '/links', link, 'delivery.link.write'],
    ] as const;
    const { call } = await apps.start([
      'delivery.read',
      'delivery.incident.write',
      'delivery.link.write',
    ]);
    const nobody = { authorization: mockCredentials.none.header() };

    for (const [method, path, body] of requests) {
      expect((await call(method, path, body, nobody)).status).toBe(401);
      expect((await call(method, path, body)).status).toBe(403);
    }
    await apps.stop();
    for (const [method, path, body, permission] of requests) {
      const { call: other } = await apps.start([permission]);
      expect((await other(method, path, body)).body.error.message).toContain(
        permission,
      );
      await apps.stop();
    }
  });
});
