import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../engine/__testUtils__/world';
import { Person, startPortal } from './__testUtils__/portal';
import { PASSWORD } from './__testUtils__/PrintingDriver';

const WHO: readonly Person[] = [
  'nobody',
  'member',
  'other',
  'agent',
  'engineer',
];

const FREEZE = {
  reason: 'Holidays',
  from: '2099-12-20T00:00:00Z',
  to: '2099-12-27T00:00:00Z',
  stages: [],
  entities: [],
};

const REQUEST = { blueprintId: 'plain', owner: 'group:default/shop' };
const DEPLOYMENT = {
  component: 'component:default/x',
  stage: 's',
  kind: 'deploy',
};

type Call = [
  method: 'get' | 'post' | 'delete',
  path: string,
  body: object | undefined,
  /** For nobody, a member, another, an agent who is a member, an engineer. */
  statuses: [number, number, number, number, number],
];

/**
 * Every route of the API. `one` is an environment of the member's group that is
 * ready. An owner's member may do what only owners do; 404 is what is said of
 * what there is not, once it is clear that the caller may ask.
 */
const ROUTES: Call[] = [
  ['get', '/blueprints', undefined, [401, 200, 200, 200, 200]],
  ['get', '/blueprints/plain', undefined, [401, 200, 200, 200, 200]],
  ['post', '/plan', REQUEST, [401, 200, 200, 200, 200]],
  ['get', '/environments', undefined, [401, 200, 200, 200, 200]],
  ['post', '/environments', REQUEST, [401, 202, 403, 202, 202]],
  ['get', '/environments/one', undefined, [401, 200, 200, 200, 200]],
  [
    'post',
    '/environments/one/plan',
    { action: 'redeploy' },
    [401, 200, 403, 200, 200],
  ],
  [
    'post',
    '/environments/one/commands',
    { action: 'redeploy' },
    [401, 202, 403, 202, 202],
  ],
  [
    'post',
    '/environments/one/commands',
    { action: 'destroy', confirmName: 'no' },
    [401, 400, 403, 400, 400],
  ],
  [
    'post',
    '/environments/one/secrets/password/reveal',
    undefined,
    [401, 200, 403, 200, 200],
  ],
  ['get', '/environments/one/operations', undefined, [401, 200, 200, 200, 200]],
  ['get', '/environments/none/events', undefined, [401, 404, 404, 404, 404]],
  ['get', '/operations/none/log', undefined, [401, 404, 404, 404, 404]],
  ['get', '/timeline?environmentId=one', undefined, [401, 200, 200, 200, 200]],
  [
    'get',
    '/owners/group:default%2Fshop/quota',
    undefined,
    [401, 200, 200, 200, 200],
  ],
  ['get', '/stages', undefined, [401, 200, 200, 200, 200]],
  [
    'get',
    '/components/component:default%2Fx/stages',
    undefined,
    [401, 404, 404, 404, 404],
  ],
  [
    'post',
    '/releases',
    { component: 'component:default/x', version: 'v1.0.0' },
    [401, 404, 404, 404, 404],
  ],
  // It says nothing of a repository, which only its owners get to hear.
  [
    'post',
    '/releases',
    { component: 'component:default/orders', version: 'v1.0.0' },
    [401, 400, 403, 400, 400],
  ],
  ['post', '/deployments/plan', DEPLOYMENT, [401, 404, 404, 404, 404]],
  ['post', '/deployments', DEPLOYMENT, [401, 404, 404, 404, 404]],
  // The same: it has no stages, which only its owners get to hear.
  [
    'post',
    '/deployments',
    { ...DEPLOYMENT, component: 'component:default/orders' },
    [401, 400, 403, 400, 400],
  ],
  ['get', '/deployments', undefined, [401, 200, 200, 200, 200]],
  ['post', '/deployments/none/cancel', undefined, [401, 404, 404, 404, 404]],
  ['get', '/approvals', undefined, [401, 200, 200, 200, 200]],
  [
    'post',
    '/approvals/none/decide',
    { decision: 'approve', digest: 'x' },
    [401, 404, 404, 404, 404],
  ],
  ['get', '/freezes', undefined, [401, 200, 200, 200, 200]],
  ['post', '/freezes', FREEZE, [401, 403, 403, 403, 201]],
  ['delete', '/freezes/none', undefined, [401, 403, 403, 403, 404]],
  ['get', '/orphans', undefined, [401, 403, 403, 403, 200]],
  [
    'post',
    '/orphans/none/commands',
    { action: 'destroy' },
    [401, 403, 403, 403, 404],
  ],
  ['get', '/outbox/dead', undefined, [401, 403, 403, 403, 200]],
  ['post', '/outbox/dead/1-none/retry', undefined, [401, 403, 403, 403, 404]],
];

describeEachDatabase('the routes', { migrations }, ({ create }) => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeAll(async () => {
    portal = await startPortal(await create());
    await portal.createReady('one');
  });
  afterAll(() => portal.stop());

  it.each(ROUTES)(
    '%s %s %j is for whom it is for',
    async (method, path, body, expected) => {
      const statuses: number[] = [];
      for (const who of WHO) {
        const response = await portal.call(method, path, who, body);
        statuses.push(response.status);
      }

      expect(statuses).toEqual(expected);
    },
  );

  it('has no other routes', async () => {
    const { body } = await portal.call('get', '/openapi.json', 'member');
    const there = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map(
        method => `${method} ${path.replace('/api/environments', '')}`,
      ),
    );
    const called = ROUTES.map(([method, path]) => ({
      method,
      path: path.split('?')[0],
    }));
    const unknown = there.filter(
      route =>
        !called.some(it =>
          new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`).test(
            `${it.method} ${it.path}`,
          ),
        ),
    );

    expect(there.length).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });

  it('shows a secret to who may see it, and to no cache', async () => {
    const { body, headers } = await portal.call(
      'post',
      '/environments/one/secrets/password/reveal',
      'member',
    );
    const unknown = await portal.call(
      'post',
      '/environments/one/secrets/url/reveal',
      'member',
    );
    const detail = await portal.call('get', '/environments/one', 'member');
    const { body: timeline } = await portal.call(
      'get',
      `/timeline?environmentId=${detail.body.id}`,
      'member',
    );

    expect(body).toEqual({ value: PASSWORD });
    expect(headers['cache-control']).toBe('no-store');
    expect(unknown.status).toBe(404);
    expect(JSON.stringify(detail.body)).not.toContain(PASSWORD);
    expect(timeline.items).toContainEqual(
      expect.objectContaining({
        kind: 'environment.secret-revealed',
        actor: 'user:default/mina',
      }),
    );
    expect(portal.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'secret-reveal',
        severityLevel: 'high',
      }),
    );
  });

  it('shows only so many secrets to anybody within ten minutes', async () => {
    const path = '/environments/one/secrets/password/reveal';
    const statuses: number[] = [];
    // The table of routes has shown one to the engineer already.
    for (let count = 0; count < 30; count++) {
      statuses.push((await portal.call('post', path, 'engineer')).status);
    }
    const { status } = await portal.call('post', path, 'agent');

    expect(statuses).toEqual([...Array(29).fill(200), 429]);
    expect(status).toBe(200);
  });

  it('says which field of a command is missing or too much', async () => {
    const send = (body: object) =>
      portal.call('post', '/environments/one/commands', 'member', body);

    const missing = await send({ action: 'extend' });
    const tooMuch = await send({ action: 'pause', hours: 2 });

    expect([missing.status, tooMuch.status]).toEqual([400, 400]);
    expect(missing.body.error.message).toBe(
      "hours has to be given with the action 'extend'",
    );
    expect(tooMuch.body.error.message).toBe(
      "hours cannot be given with the action 'pause'",
    );
  });

  it('lets an approver agree who is no agent, and not whoever asked', async () => {
    const { id } = await portal.create('asked-for', 'agreed');
    const { body } = await portal.call('get', '/approvals', 'approver');
    const approval = body.items.find(
      (it: { subject: { environmentId: string } }) =>
        it.subject.environmentId === id,
    );
    const decide = (who: Person) =>
      portal.call('post', `/approvals/${approval.id}/decide`, who, {
        decision: 'approve',
        digest: approval.digest,
      });

    const statuses = [];
    for (const who of ['member', 'other', 'agent', 'approver'] as const) {
      statuses.push((await decide(who)).status);
    }
    const after = await portal.until(id, ({ phase }) => phase === 'ready');

    expect(statuses).toEqual([403, 403, 403, 200]);
    expect(after.phase).toBe('ready');
  });
});
