import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import {
  ScorecardsService,
  scorecardsServiceRef,
} from '@groundwork/backstage-plugin-scorecards-node';
import request from 'supertest';
import { emptyWorld } from './__testUtils__/maturityApp';
import { refOf } from './__testUtils__/World';
import { maturityPlugin } from './plugin';

describe('maturityPlugin', () => {
  async function start() {
    const world = await emptyWorld();
    world.add('core', 2);
    const actions = actionsRegistryServiceMock();
    const backend = await startTestBackend({
      features: [
        maturityPlugin,
        mockServices.rootConfig.factory({
          data: { organization: { name: 'Acme' } },
        }),
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => world.catalog as CatalogService,
        }),
        createServiceFactory({
          service: deliveryServiceRef,
          deps: {},
          factory: () => world.delivery,
        }),
        createServiceFactory({
          service: scorecardsServiceRef,
          deps: {},
          factory: () => world.scorecards as ScorecardsService,
        }),
      ],
    });
    const get = (path: string) =>
      request(backend.server).get(`/api/maturity${path}`);
    return { actions, get, stop: () => backend.stop(), world };
  }

  it('reads levels right after the start, and answers', async () => {
    const { get, stop } = await start();
    try {
      let teams: Array<{ entityRef: string }> = [];
      while (teams.length === 0) {
        const { body } = await get('/organisation').set(
          'authorization',
          mockCredentials.user.header(),
        );
        teams = body.teams;
      }
      expect(teams.map(it => it.entityRef)).toEqual([refOf('core')]);
    } finally {
      await stop();
    }
  });

  it('gives the schema to editors, which have no token, and nothing else', async () => {
    const { get, stop } = await start();
    const as = mockCredentials.none.header();
    try {
      const schema = await get('/schema').set('authorization', as);
      const model = await get('/model').set('authorization', as);

      expect(schema.status).toBe(200);
      expect(schema.headers['content-type']).toMatch('application/schema+json');
      expect(schema.body.properties.kind).toBeDefined();
      expect(model.status).toBe(401);
    } finally {
      await stop();
    }
  });
});
