import { mockServices } from '@backstage/backend-test-utils';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { EnvironmentsService } from '@groundwork/backstage-plugin-environments-node';
import {
  environmentOf,
  pagesOf,
  serviceOf,
} from './__testUtils__/environments';
import { EnvironmentsProvider } from './EnvironmentsProvider';

async function refresh(environments: EnvironmentsService) {
  const mutations: EntityProviderMutation[] = [];
  const provider = new EnvironmentsProvider({
    auth: mockServices.auth(),
    environments,
    baseUrl: 'https://portal.acme.test',
  });
  const connection: EntityProviderConnection = {
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  };
  await provider.connect(connection);
  const result = await provider.refresh().then(
    () => undefined,
    (error: Error) => error.message,
  );
  const entities = mutations.flatMap(it =>
    it.type === 'full' ? it.entities.map(({ entity }) => entity) : [],
  );
  return { mutations, entities, failure: result };
}

describe('EnvironmentsProvider', () => {
  it('makes a resource of an environment', async () => {
    const { mutations } = await refresh(pagesOf(() => [environmentOf()]));

    expect(mutations).toEqual([
      {
        type: 'full',
        entities: [
          {
            locationKey: 'environments',
            entity: {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Resource',
              metadata: {
                name: 'orders-pr-7',
                namespace: 'environments',
                title: 'orders-pr-7',
                description: 'Made from the blueprint Service with a database',
                annotations: {
                  'backstage.io/managed-by-location':
                    'url:https://portal.acme.test/environments/id-1',
                  'backstage.io/managed-by-origin-location':
                    'url:https://portal.acme.test/environments/id-1',
                  'backstage.io/view-url':
                    'https://portal.acme.test/environments/id-1',
                  'groundwork.dev/environment-id': 'id-1',
                },
                links: [
                  { url: 'http://localhost:40001/', title: 'Open' },
                  {
                    url: 'https://portal.acme.test/environments/id-1',
                    title: 'Environment',
                  },
                ],
              },
              spec: {
                type: 'environment',
                lifecycle: 'experimental',
                owner: 'group:default/ordering',
                dependencyOf: ['component:default/orders'],
              },
            },
          },
        ],
      },
    ]);
  });

  it('reads all pages, and leaves out what is gone', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map(id =>
      environmentOf({ id, name: id, phase: id === 'c' ? 'deleted' : 'ready' }),
    );

    const { entities } = await refresh(pagesOf(() => all));

    expect(entities.map(({ metadata }) => metadata.name)).toEqual([
      'a',
      'b',
      'd',
      'e',
    ]);
  });

  it('tells the stage, and needs neither component nor address', async () => {
    const { entities } = await refresh(
      pagesOf(() => [
        environmentOf({
          stage: 'production',
          component: undefined,
          url: undefined,
        }),
      ]),
    );

    expect(entities[0].spec).toEqual({
      type: 'environment',
      lifecycle: 'production',
      owner: 'group:default/ordering',
    });
    expect(entities[0].metadata.links).toHaveLength(1);
  });

  it.each(['', '-x', 'a b', 'x'.repeat(64), 'ü'])(
    'finds a name for what is called %j',
    async name => {
      const { entities } = await refresh(
        pagesOf(() => [environmentOf({ name })]),
      );

      expect(entities[0].metadata.name).toMatch(/^environment-[0-9a-f]{20}$/);
    },
  );

  it('gives no two the same name', async () => {
    const { entities } = await refresh(
      pagesOf(() => [environmentOf({ id: 'a' }), environmentOf({ id: 'b' })]),
    );

    expect(new Set(entities.map(({ metadata }) => metadata.name)).size).toBe(2);
  });

  it.each([
    [
      'cannot be asked',
      async () => {
        throw new Error('503');
      },
      '503',
    ],
    [
      'answers in part',
      async () => ({ items: [environmentOf()], totalItems: 2, pageInfo: {} }),
      'Only 1 of 2 environments could be read',
    ],
  ])('changes nothing when the plugin %s', async (_, answer, message) => {
    const { mutations, failure } = await refresh(serviceOf(answer));

    expect(mutations).toEqual([]);
    expect(failure).toContain(message);
  });
});
