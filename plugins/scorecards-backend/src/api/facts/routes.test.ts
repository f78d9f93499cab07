import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import request from 'supertest';
import { migrations, ORDERS, STOCK } from '../../facts/__testUtils__/facts';
import {
  createPushes,
  LIBRARY,
  SECRET,
  VAULT,
} from '../../push/__testUtils__/pushes';
import { spec } from '../openapi';
import { addFactRoutes, FactAccess } from './routes';

const ADA = mockCredentials.user.header('user:default/ada');
const BOB = mockCredentials.user.header('user:default/bob');

/** In a backend whose own check of requests stands before the routes. */
describe('the routes of facts', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let pushes: Awaited<ReturnType<typeof createPushes>>;
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrations });
    pushes = await createPushes(knex);
    await pushes.collect([{ entityRef: ORDERS, facts: { 'repo.stars': 5 } }]);
    const plugin = createBackendPlugin({
      pluginId: 'scorecards',
      register(env) {
        env.registerInit({
          deps: {
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
          },
          async init({ httpAuth, httpRouter }) {
            const router = createOpenApiRouter(spec);
            const access: FactAccess = {
              async callerOf(req) {
                const { principal } = await httpAuth.credentials(req, {
                  allow: ['user'],
                });
                if (principal.userEntityRef !== 'user:default/ada') {
                  throw new NotAllowedError('not for you');
                }
                const hidden = [VAULT];
                return {
                  readable: async refs =>
                    new Set(refs.filter(ref => !hidden.includes(ref))),
                };
              },
            };
            const { push, service } = pushes;
            addFactRoutes(router, { access, push, facts: service });
            httpRouter.use(router);
            httpRouter.addAuthPolicy({
              path: '/facts',
              allow: 'unauthenticated',
            });
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        plugin,
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
      ],
    });
  }, 30_000);
  afterAll(async () => {
    await backend.stop();
  });

  const get = (path: string, authorization = ADA) =>
    request(backend.server)
      .get(`/api/scorecards${path}`)
      .set('Authorization', authorization);
  const post = (body: object | string, authorization = `Bearer ${SECRET}`) =>
    request(backend.server)
      .post('/api/scorecards/facts')
      .set('Authorization', authorization)
      .set('Content-Type', 'application/json')
      .send(body);
  const fact = (rest: object = {}) => ({
    entityRef: ORDERS,
    factId: 'ci.minutes',
    value: 3,
    ...rest,
  });

  describe('GET /facts', () => {
    it('lists facts with what reads them', async () => {
      const { status, body } = await get('/facts');

      expect(status).toBe(200);
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual([
        'ci.minutes',
        'ci.passed',
        'coverage.line',
        'repo.readme',
        'repo.settings',
        'repo.stars',
        'repo.topics',
      ]);
      expect(body.items[1]).toEqual({
        id: 'ci.passed',
        type: 'boolean',
        description: 'About ci.passed',
        source: 'push',
        freshnessMs: 86_400_000,
        usedBy: [{ scorecardId: 'basics', title: 'Title of basics' }],
      });
      expect(body.items[3]).toMatchObject({ source: 'repo', usedBy: [] });
    });
  });

  describe('GET /facts/by-entity', () => {
    it('tells what is known of an entity', async () => {
      const { status, body } = await get(
        '/facts/by-entity?entityRef=Component:default/Orders',
      );

      expect(status).toBe(200);
      expect(body.items).toContainEqual({
        factId: 'repo.stars',
        source: 'repo',
        value: 5,
        observedAt: '2026-03-01T12:00:00.000Z',
        changedAt: '2026-03-01T12:00:00.000Z',
        freshUntil: '2026-03-01T13:00:00.000Z',
      });
    });

    it('tells that nothing is known of one', async () => {
      const { status, body } = await get(
        `/facts/by-entity?entityRef=${LIBRARY}`,
      );

      expect([status, body]).toEqual([200, { items: [] }]);
    });

    it('tells of an entity that may not be read as of one that is not there', async () => {
      const [hidden, gone] = await Promise.all(
        [VAULT, 'component:default/gone'].map(async ref => {
          const { status, text } = await get(
            `/facts/by-entity?entityRef=${ref}`,
          );
          return [status, text.replaceAll(/vault|gone/g, 'x')];
        }),
      );

      expect(hidden[0]).toBe(404);
      expect(hidden).toEqual(gone);
    });
  });

  it.each(['/facts', `/facts/by-entity?entityRef=${ORDERS}`])(
    'GET %s is not for everyone',
    async path => {
      expect((await get(path, '')).status).toBe(401);
      expect((await get(path, `Bearer ${SECRET}`)).status).toBe(401);
      expect((await get(path, BOB)).status).toBe(403);
    },
  );

  describe('POST /facts', () => {
    it('takes facts from a client with its secret', async () => {
      const { status, body } = await post({
        facts: [fact(), fact({ entityRef: STOCK, value: 4.5 })],
      });

      expect([status, body]).toEqual([
        200,
        { stored: 2, changed: 2, outdated: 0 },
      ]);
      const known = await get(`/facts/by-entity?entityRef=${STOCK}`);
      expect(known.body.items).toMatchObject([
        { factId: 'ci.minutes', source: 'push', value: 4.5 },
      ]);
    });

    it('takes facts from who has the permission', async () => {
      const { status } = await post({ facts: [fact()] }, ADA);

      expect(status).toBe(200);
    });

    it.each([
      ['nothing', ''],
      ['a secret that is nobody’s', 'Bearer secret-of-nobody-123'],
    ])('takes none from who shows %s, whatever they send', async (_, shown) => {
      const wellFormed = await post({ facts: [fact()] }, shown);
      const malformed = await post('{"facts": [', shown);

      expect([wellFormed.status, malformed.status]).toEqual([401, 401]);
      expect(malformed.text).toContain('scorecards.push.clients');
    });

    it('says what may not be reported', async () => {
      const { status, body } = await post({
        facts: [fact({ factId: 'coverage.line' })],
      });

      expect(status).toBe(403);
      expect(body.error.message).toContain(
        "body.facts[0].factId 'coverage.line' is not for client 'jenkins'",
      );
    });

    it.each<[string, object, string]>([
      ['no facts', {}, 'body.facts is required'],
      [
        'a fact without a value',
        { facts: [fact({ value: undefined })] },
        'body.facts[0].value is required',
      ],
      [
        'what is not known',
        { facts: [fact({ observed: '2026-03-01T12:00:00Z' })] },
        'body.facts[0].observed is not known here',
      ],
      [
        'more than a thousand',
        { facts: Array(1_001).fill(fact()) },
        'body.facts must have at most 1000 items',
      ],
      [
        'a value of another type',
        { facts: [fact({ value: 'x' })] },
        `body.facts[0].value cannot be the value of 'ci.minutes': "x" is not a number`,
      ],
    ])('refuses %s', async (_, body, message) => {
      const response = await post(body);

      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
    });
  });
});
