import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { Derived, ORDERS, SHOP } from '../../incidents/__testUtils__/derived';
import { deliveryPlugin } from '../../plugin';
import { recordOf } from '../../reviews/__testUtils__/changes';

describe('GET /reviews', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const backends: Array<{ stop(): Promise<void> }> = [];
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
  });

  afterEach(async () => {
    await Promise.all(backends.splice(0).map(it => it.stop()));
  });

  async function start(read: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
    const backend = await startTestBackend({
      features: [
        deliveryPlugin,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({ entities: [] }),
        mockServices.permissions.mock({
          authorize: async asked => asked.map(() => ({ result: read })),
          authorizeConditional: async asked =>
            asked.map(() => ({ result: AuthorizeResult.ALLOW })),
        }).factory,
      ],
    });
    backends.push(backend);
    return (query: string) =>
      request(backend.server).get(`/api/delivery/reviews${query}`);
  }

  it('tells what waits', async () => {
    const get = await start(AuthorizeResult.ALLOW);
    const derived = new Derived(knex);
    const { course } = recordOf(3);
    const id = await derived.change(
      7,
      { readyAt: course!.openedAt },
      { course },
    );
    await derived.reading(id, { metric: 'review-latency', at: Date.now() });

    const { status, body } = await get('?scope=all');

    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        scope: 'all',
        total: 1,
        overdue: 0,
        items: [
          expect.objectContaining({
            change: expect.objectContaining({
              id,
              components: [ORDERS],
              teams: [SHOP],
            }),
            waitsFor: 'review',
          }),
        ],
      }),
    ]);
    // Whoever reads it learns of no person
    expect(JSON.stringify(body)).not.toContain('ada');
  });

  it('asks who it is, what they may, and of what', async () => {
    const get = await start(AuthorizeResult.ALLOW);
    const statusOf = async (query: string) => (await get(query)).status;

    expect(await statusOf('')).toBe(400);
    expect(await statusOf('?scope=nonsense')).toBe(400);
    expect(await statusOf('?scope=all&limit=0')).toBe(400);
    expect(await statusOf('?scope=group:default/no')).toBe(404);
    const { status } = await get('?scope=all').set(
      'authorization',
      mockCredentials.none.header(),
    );
    expect(status).toBe(401);
    await backends.splice(0)[0].stop();
    const denied = await start(AuthorizeResult.DENY);
    expect((await denied('?scope=all')).status).toBe(403);
  });
});
