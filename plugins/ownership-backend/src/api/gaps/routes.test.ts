import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import express from 'express';
import request from 'supertest';
import { entity } from '../../domain/gaps/__testUtils__/catalog';
import { GAP_KINDS } from '../../domain/gaps/kinds';
import { startGaps } from '../../gaps/__testUtils__/gapServices';
import { World } from '../../gaps/__testUtils__/world';
import { Access } from '../Access';
import { spec } from '../openapi';
import { addGapRoutes } from './routes';

async function setUp(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const world = new World([
    entity('group payments'),
    entity('user ada', { memberOf: ['group payments'] }),
    entity('api ledger', { title: 'Ledger' }),
    entity('api cards', {
      title: 'Cards',
      owners: ['group gone'],
      annotations: { 'groundwork.dev/tier': '1' },
    }),
  ]);
  const gaps = await startGaps(world);
  await gaps.refresh();
  const now = () => world.now;
  const permissions = new PermissionMemory({
    permissions: mockServices.permissions({ result }),
    now,
  });
  const catalog = catalogServiceMock.mock();
  const access = new Access({
    httpAuth: mockServices.httpAuth(),
    permissions,
    authorizer: new ReadAuthorizer({ permissions, catalog }),
  });
  const router = createOpenApiRouter(spec);
  addGapRoutes(router, { access, gaps });
  const app = express();
  app.use(router);
  app.use(mockErrorHandler());
  return (path: string, auth = mockCredentials.user.header()) =>
    request(app).get(path).set('Authorization', auth);
}

describe('the routes about gaps', () => {
  it('list gaps', async () => {
    const get = await setUp();

    const { status, body } = await get('/gaps?limit=1&tier=1&tier=2');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          id: 'dangling-owner:api:default/cards',
          why: 'Its owner group:default/gone is not in the catalog.',
        },
      ],
      totalItems: 1,
      pageInfo: {},
      counts: { 'dangling-owner': 1 },
      degraded: false,
    });
  });

  it('go on from page to page', async () => {
    const get = await setUp();
    const first = await get('/gaps?limit=1');
    const { nextCursor } = first.body.pageInfo;
    const second = await get(`/gaps?limit=1&cursor=${nextCursor}`);
    expect(
      [first, second].flatMap(({ body }) =>
        body.items.map(({ id }: { id: string }) => id),
      ),
    ).toEqual([
      'dangling-owner:api:default/cards',
      'unowned:api:default/ledger',
    ]);
    expect(second.body.pageInfo).toEqual({});
  });

  it('know all kinds', async () => {
    const get = await setUp();
    const kinds = GAP_KINDS.map(kind => `kind=${kind}`).join('&');
    const { status, body } = await get(`/gaps?${kinds}`);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
  });

  it.each([
    ['/gaps?kind=other', /query\.kind\[0\] must be one of "unowned"/],
    ['/gaps?limit=501', /query\.limit must be at most 500/],
    ['/gaps?tier=5', /query\.tier\[0\] must be at most 4/],
    ['/gaps?owner=:', /'owner' is ':'; it must be a reference/],
    ['/gaps?cursor=x', /Invalid cursor/],
    ['/gaps/patch', /query\.id is required/],
    [
      '/gaps/patch?id=unowned:api:default/ledger&owner=gone',
      /which is no group that you can read/,
    ],
  ])('refuse %s', async (path, message) => {
    const get = await setUp();
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it('give the change that closes a gap', async () => {
    const get = await setUp();
    const { status, body } = await get(
      '/gaps/patch?id=unowned:api:default/ledger&owner=group:payments',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      owner: 'group:default/payments',
      format: 'yaml',
    });
  });

  it('know of no change where there is no gap', async () => {
    const get = await setUp();
    const { status, body } = await get('/gaps/patch?id=unowned:api:default/x');
    expect(status).toBe(404);
    expect(body.error.name).toBe('NotFoundError');
  });

  it.each(['/gaps', '/gaps/patch?id=unowned:api:default/ledger'])(
    'ask for a permission for %s',
    async path => {
      const get = await setUp(AuthorizeResult.DENY);
      const { status, body } = await get(path);
      expect(status).toBe(403);
      expect(body.error.message).toMatch(/'ownership\.gaps\.read'/);
      const anybody = await get(path, mockCredentials.none.header());
      expect(anybody.status).toBe(401);
    },
  );
});
