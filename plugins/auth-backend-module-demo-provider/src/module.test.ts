import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import request from 'supertest';
import { decodeJwt } from 'jose';
import { authModuleDemoProvider } from './module';

const ada = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada.byron', namespace: 'default' },
  spec: { memberOf: ['payments-core'] },
  relations: [
    { type: 'memberOf', targetRef: 'group:default/payments-core' },
    { type: 'memberOf', targetRef: 'group:default/responders' },
  ],
};

async function startAuth() {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleDemoProvider,
      catalogServiceMock.factory({ entities: [ada] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: {
            providers: {
              demo: {
                people: [
                  {
                    userEntityRef: 'user:default/ada.byron',
                    name: 'Ada Byron',
                    role: 'On-call responder',
                  },
                  {
                    userEntityRef: 'user:default/gone',
                    name: 'Someone who left',
                    role: 'Developer',
                  },
                ],
              },
            },
          },
        },
      }),
    ],
  });
  return request(server);
}

describe('authModuleDemoProvider', () => {
  it('signs in the chosen person with the identity that the catalog has', async () => {
    const auth = await startAuth();

    const response = await auth
      .get('/api/auth/demo/refresh')
      .set('x-groundwork-demo-user', 'User:default/Ada.Byron');

    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/ada.byron',
      ownershipEntityRefs: expect.arrayContaining([
        'user:default/ada.byron',
        'group:default/payments-core',
        'group:default/responders',
      ]),
    });
    expect(decodeJwt(response.body.backstageIdentity.token).sub).toBe(
      'user:default/ada.byron',
    );
  });

  it('answers 400 with the choices when nobody was chosen', async () => {
    const auth = await startAuth();

    const response = await auth.get('/api/auth/demo/refresh');

    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('user:default/ada.byron');
  });

  it('refuses a person who is not on the list', async () => {
    const auth = await startAuth();

    const response = await auth
      .get('/api/auth/demo/refresh')
      .set('x-groundwork-demo-user', 'user:default/ruth.okafor');

    expect(response.status).toBe(403);
    expect(response.body.error.message).toMatch(/not one of the demo people/);
  });

  it('says so when the catalog does not know the person', async () => {
    const auth = await startAuth();

    const response = await auth
      .get('/api/auth/demo/refresh')
      .set('x-groundwork-demo-user', 'user:default/gone');

    expect(response.status).toBe(404);
    expect(response.body.error.message).toMatch(
      /The catalog has no 'user:default\/gone'/,
    );
  });
});
