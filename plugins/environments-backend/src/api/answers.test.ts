import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { Person, startPortal } from './__testUtils__/portal';
import { answers } from './answers';
import { spec } from './openapi';

const SHOP = 'group:default/shop';
const CART = 'component:default/cart';
const AT = '2026-11-20T12:00:00.000Z';

interface Operation {
  responses: Record<
    string,
    { content?: Record<string, { schema: { $ref?: string } }> }
  >;
}

/** Of each operation that answers JSON: how, by its method and path. */
function validators(): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'api', components: { schemas: answers } });
  const found = new Map<string, ValidateFunction>();
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const { responses } = operation as Operation;
      for (const [status, { content }] of Object.entries(responses)) {
        const ref = content?.['application/json']?.schema.$ref;
        if (ref !== undefined) {
          found.set(
            `${method} ${path} ${status}`,
            ajv.compile({ $ref: `api${ref}` }),
          );
        }
      }
    }
  }
  return found;
}

describeEachDatabase('answers', { migrations }, ({ create }) => {
  const validateOf = validators();
  const checked = new Set<string>();
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    knex = await create();
    portal = await startPortal(knex);
  });
  afterAll(() => portal.stop());

  /** What a route answers, which the document describes. */
  async function ask(
    [method, path]: [method: 'get' | 'post', path: string],
    {
      as = 'member',
      body,
      ...params
    }: { as?: Person; body?: object; query?: string } & Record<
      string,
      unknown
    > = {},
  ) {
    const { query = '', ...named } = params;
    const called = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(`${named[name]}`),
    );
    const answer = await portal.call(method, `${called}${query}`, as, body);
    const operation = `${method} ${path} ${answer.status}`;
    const validate = validateOf.get(operation);
    if (!validate) {
      throw new Error(`${operation}: ${JSON.stringify(answer.body)}`);
    }
    validate(answer.body);
    expect(validate.errors ?? []).toEqual([]);
    checked.add(operation);
    return answer.body;
  }

  it('about blueprints are as the document says', async () => {
    const { items } = await ask(['get', '/blueprints']);
    expect(items.map((it: { id: string }) => it.id)).toEqual([
      'agreed',
      'plain',
    ]);
    for (const { id } of items) {
      await ask(['get', '/blueprints/{id}'], { id });
    }
  });

  it('about environments are as the document says', async () => {
    const request = { blueprintId: 'plain', name: 'one', owner: SHOP };
    await ask(['post', '/plan'], { body: request });
    const { id } = await ask(['post', '/environments'], { body: request });
    await portal.until(id, ({ phase }) => phase === 'ready');
    const { operation } = await ask(['get', '/environments/{id}'], { id });
    await ask(['get', '/environments/{id}/operations'], { id });
    await ask(['get', '/operations/{id}/log'], { id: operation.id });
    await ask(['get', '/timeline'], { query: `?environmentId=${id}` });
    await ask(['get', '/owners/{ref}/quota'], { ref: SHOP });
    await ask(['post', '/environments/{id}/secrets/{name}/reveal'], {
      id,
      name: 'password',
    });
    await ask(['post', '/environments/{id}/plan'], {
      id,
      body: { action: 'redeploy' },
    });
    await ask(['post', '/environments/{id}/commands'], {
      id,
      body: { action: 'redeploy' },
    });
    expect(await ask(['get', '/environments'])).toMatchObject({
      totalItems: 1,
    });
  });

  it('about approvals are as the document says', async () => {
    const body = { blueprintId: 'agreed', name: 'asked', owner: SHOP };
    await ask(['post', '/plan'], { body });
    const { id } = await ask(['post', '/environments'], { body });
    const { proposed } = await ask(['get', '/environments/{id}'], { id });
    expect(proposed.approval.mayDecide).toBe(false);
    await ask(['get', '/approvals'], { as: 'approver' });
    await ask(['post', '/approvals/{id}/decide'], {
      as: 'approver',
      id: proposed.approval.id,
      body: {
        decision: 'approve',
        digest: proposed.approval.digest,
        comment: 'Go on',
      },
    });
    await portal.until(id, ({ phase }) => phase === 'ready');
    await ask(['get', '/environments/{id}'], { id });
  });

  it('about deployments are as the document says', async () => {
    await ask(['get', '/stages']);
    await ask(['post', '/releases'], {
      body: {
        component: CART,
        version: 'v1.1.0',
        ref: 'main',
        artifactDigest: 'sha256:abc',
        provenance: 'https://ci.acme.test/7',
      },
    });
    const first = { component: CART, stage: 's', kind: 'deploy' };
    await ask(['post', '/deployments/plan'], {
      body: { ...first, version: 'v1.1.0' },
    });
    const { environmentId } = await ask(['post', '/deployments'], {
      body: { ...first, version: 'v1.1.0' },
    });
    await portal.until(environmentId, ({ phase }) => phase === 'ready');
    const live = {
      ...first,
      stage: 'live',
      version: 'v1.1.0',
      override: { reason: 'It is the first' },
    };
    await ask(['post', '/deployments/plan'], { as: 'engineer', body: live });
    const { id } = await ask(['post', '/deployments'], {
      as: 'engineer',
      body: live,
    });
    const { stages } = await ask(['get', '/components/{ref}/stages'], {
      ref: CART,
    });
    expect(stages).toMatchObject([
      { current: { version: 'v1.1.0' } },
      { underWay: { id, approval: { status: 'open' } } },
    ]);
    const { proposed } = await ask(['get', '/environments/{id}'], {
      id: stages[1].environmentId,
    });
    expect(proposed).toMatchObject({
      desired: { source: { version: 'v1.1.0', ref: 'v1.1.0' } },
      requestedBy: 'user:default/jonas',
      approval: { status: 'open', groups: ['group:default/responders'] },
    });
    await ask(['post', '/deployments/{id}/cancel'], { as: 'engineer', id });
    const page = await ask(['get', '/deployments'], { query: '?limit=1' });
    expect(page.pageInfo.nextCursor).toEqual(expect.any(String));
  });

  it('for those who run the portal are as the document says', async () => {
    const as = 'engineer';
    await ask(['post', '/freezes'], {
      as,
      body: {
        reason: 'Holidays',
        from: '2099-12-20T00:00:00Z',
        to: '2099-12-27T00:00:00Z',
        stages: ['live'],
        entities: [],
      },
    });
    await ask(['get', '/freezes']);
    await knex('orphan').insert({
      id: 'orphan-1',
      driver: 'ledger',
      external_id: 'object-7',
      description: 'object 7',
      environment_id: 'gone',
      resource: 'web',
      first_seen_at: AT,
      last_seen_at: AT,
      status: 'found',
    });
    await knex('inventory_run').insert([
      { driver: 'ledger', succeeded_at: AT, objects: 7 },
      { driver: 'other', error: 'It is away', objects: 0 },
    ]);
    await ask(['get', '/orphans'], { as });
    await ask(['post', '/orphans/{id}/commands'], {
      as,
      id: 'orphan-1',
      body: { action: 'ignore', reason: 'It is mine' },
    });
    await knex('outbox_event').insert({
      id: 1,
      event_id: 'event-1',
      type: 'dev.cdevents.environment.created.0.3.0',
      subject: 'gone',
      event: '{}',
      created_at: AT,
    });
    await knex('outbox_sink').insert({
      sink: 'delivery',
      event: 1,
      subject: 'gone',
      status: 'dead',
      attempts: 5,
      refusals: 5,
      due_at: AT,
      last_error: 'answered 422',
    });
    expect((await ask(['get', '/outbox/dead'], { as })).items).toHaveLength(1);
  });

  it('have all been looked at', () => {
    expect([...validateOf.keys()].filter(it => !checked.has(it))).toEqual([]);
  });
});
