import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
  runMigrations,
} from '@groundwork/backstage-plugin-groundwork-node';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { deliveryPlugin } from '../../plugin';
import { createQueries, Viewers } from '../../query';
import {
  ago,
  catalogOf,
  changeId,
  migrations,
  ORDERS,
  seedCatalog,
  seedChanges,
  seedReadings,
  WEB,
} from '../../query/__testUtils__/rows';
import { DeliveryRouter, spec } from '../openapi';
import { addMetricRoutes } from './routes';

const MAY_READ_SOME: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS', resourceType: 'catalog-entity', params: {} },
};

describe('routes of metrics', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let knex: Knex;
  const permissions = mockServices.permissions.mock();

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    backend = await startTestBackend({
      features: [
        deliveryPlugin,
        mockServices.database.factory({ knex }),
        catalogServiceMock.factory({ entities: [] }),
        permissions.factory,
      ],
    });
    await seedChanges(knex, [{ id: changeId(1), mergedAt: ago(1) }]);
  }, 60_000);

  beforeEach(() => {
    const decisions = { result: AuthorizeResult.ALLOW } as const;
    permissions.authorize.mockImplementation(async asked =>
      asked.map(() => decisions),
    );
    permissions.authorizeConditional.mockImplementation(async asked =>
      asked.map(() => decisions),
    );
  });

  afterAll(() => backend?.stop(), 60_000);

  const get = (path: string, authorization = mockCredentials.user.header()) =>
    request(backend.server)
      .get(`/api/delivery${path}`)
      .set('authorization', authorization);

  const ROUTES = [
    '/overview?scope=all',
    '/constraint?scope=all',
    '/cohorts?scope=all',
    '/metrics/lead-time/items?scope=all',
    `/changes/${encodeURIComponent(changeId(1))}`,
  ];

  it('answer whoever may read', async () => {
    for (const route of ROUTES) {
      const { status, body } = await get(route);
      expect([route, status, body.error]).toEqual([route, 200, undefined]);
    }
  });

  it('answer nobody else', async () => {
    permissions.authorize.mockImplementation(async asked =>
      asked.map(() => ({ result: AuthorizeResult.DENY })),
    );
    // Decisions are remembered for a while, of each caller
    const other = mockCredentials.user.header('user:default/other');

    for (const route of ROUTES) {
      const denied = await get(route, other);
      const none = await get(route, mockCredentials.none.header());

      expect([route, denied.status, none.status]).toEqual([route, 403, 401]);
      expect(denied.body.error.message).toContain("'delivery.read'");
    }
  });

  it.each([
    ['/overview', 'query.scope is required'],
    ['/overview?scope=orders', "scope is 'orders': it must be 'all'"],
    ['/overview?scope=api:default/orders', 'it must be'],
    ['/overview?scope=all&from=yesterday', "from is 'yesterday'"],
    [
      '/overview?scope=all&from=2026-03-02&to=2026-03-01',
      'from must be before to',
    ],
    [
      '/overview?scope=all&from=2020-01-01&to=2026-03-01',
      'ask for at most 25 months',
    ],
    ['/constraint?scope=all&to=2999-01-01&from=2998-12-01', 'is to come'],
    ['/metrics/velocity/items?scope=all', 'must be one of'],
    ['/metrics/lead-time/items?scope=all&cursor=x', 'The cursor is none'],
    ['/metrics/lead-time/items?scope=all&limit=0', 'must be at least 1'],
  ])('refuse %s', async (path, problem) => {
    const { status, body } = await get(path);

    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
  });

  it('tell nothing of what the caller may not read', async () => {
    const own = await databases.init('SQLITE_3');
    await migrateToLatest(own);
    await seedCatalog(own);
    const [seen, hidden] = [changeId(1), changeId(2)];
    const at = Date.now() - 86_400_000;
    await seedChanges(own, [
      { id: seen, mergedAt: at },
      { id: hidden, mergedAt: at },
    ]);
    await seedReadings(own, [
      { metric: 'lead-time', item: seen, at, value: 1_000 },
      { metric: 'lead-time', item: hidden, component: WEB, at, value: 2_000 },
    ]);
    const ask = appOf(own, [ORDERS]);

    const items = await ask('/metrics/lead-time/items?scope=all');
    const readable = await ask(`/overview?scope=${ORDERS}`);
    const other = await ask(`/overview?scope=${WEB}`);
    const none = await ask('/overview?scope=component:default/none');
    const change = await ask(`/changes/${encodeURIComponent(hidden)}`);
    const noChange = await ask(`/changes/${encodeURIComponent(changeId(3))}`);

    expect(items.body.items).toMatchObject([
      { item: seen, change: { components: [ORDERS], teams: [] } },
    ]);
    expect([readable.status, readable.body.hasData]).toEqual([200, true]);
    expect([other.status, none.status]).toEqual([404, 404]);
    expect(other.body.error.message.replace(WEB, '')).toBe(
      none.body.error.message.replace('component:default/none', ''),
    );
    expect([change.status, noChange.status]).toEqual([404, 404]);
    expect(change.body.error.message.replace('#2', '')).toBe(
      noChange.body.error.message.replace('#3', ''),
    );
  });
});

async function migrateToLatest(knex: Knex) {
  await runMigrations({
    database: mockServices.database({ knex, migrations: { skip: false } }),
    directory: migrations,
  });
}

/** The routes, for a person who may read some entities only. */
function appOf(knex: Knex, entityRefs: readonly string[]) {
  const now = () => new Date();
  const memory = new PermissionMemory({
    permissions: {
      authorize: async asked =>
        asked.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async asked => asked.map(() => MAY_READ_SOME),
    },
    now,
  });
  const catalog = catalogOf(...entityRefs);
  const authorizer = new ReadAuthorizer({ permissions: memory, catalog });
  const router = createOpenApiRouter(spec) as unknown as DeliveryRouter;
  addMetricRoutes(router, {
    viewers: new Viewers({
      httpAuth: mockServices.httpAuth(),
      permissions: memory,
      authorizer,
    }),
    queries: createQueries({ knex, catalog, now }),
  });
  const app = express().use(router).use(mockErrorHandler());
  return (path: string) =>
    request(app).get(path).set('authorization', mockCredentials.user.header());
}
