import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import request from 'supertest';
import { alertsFor, createAcme } from '../../enrichment/__testUtils__/acme';
import { createEnrichDeps, SECRET } from './__testUtils__/enrichApp';
import { enrichPaths } from './paths';
import { addEnrichRoutes } from './routes';

const GROUP = alertsFor({ instance: 'pay.acme.test:443' });

/** A backend whose own check of requests stands before the routes. */
describe('in a backend', () => {
  let acme: Awaited<ReturnType<typeof createAcme>>;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    acme = await createAcme();
    const plugin = createBackendPlugin({
      pluginId: 'ownership',
      register(env) {
        env.registerInit({
          deps: {
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
          },
          async init({ httpAuth, httpRouter }) {
            const router = createOpenApiRouter({
              openapi: '3.1.0',
              info: { title: 'ownership', version: '1' },
              paths: enrichPaths,
            } as const);
            const deps = createEnrichDeps({ resolver: acme.resolver });
            addEnrichRoutes(router, { ...deps, httpAuth });
            httpRouter.use(router);
            httpRouter.addAuthPolicy({
              path: '/enrich',
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
  });
  afterAll(async () => {
    await backend.stop();
    await acme.remove();
  });

  const send = (authorization: string, path = '/enrich/alertmanager') =>
    request(backend.server)
      .post(`/api/ownership${path}`)
      .set('Content-Type', 'application/json')
      .set('Authorization', authorization)
      .send(GROUP);

  it.each([
    ['the secret as a token', `Bearer ${SECRET}`],
    [
      'the secret as a password',
      `Basic ${Buffer.from(`am:${SECRET}`).toString('base64')}`,
    ],
    ['a token of a service', mockCredentials.service.header()],
  ])('alerts come with %s', async (_, authorization) => {
    const { status, headers } = await send(authorization);

    expect(status).toBe(200);
    expect(headers['x-groundwork-enrichment']).toBe('enriched');
  });

  it.each([
    ['nothing', ''],
    ['a token that nobody issued', 'Bearer abcdefghijklmnop'],
  ])('they do not come with %s', async (_, authorization) => {
    expect((await send(authorization)).status).toBe(401);
  });

  it('the secret opens nothing else', async () => {
    const { status } = await send(`Bearer ${SECRET}`, '/enrichment');

    expect(status).toBe(401);
  });
});
