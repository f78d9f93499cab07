import { setTimeout as sleep } from 'node:timers/promises';
import {
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { Marks, migrations, NOW } from '../facts/__testUtils__/facts';
import { syncEntities } from './syncEntities';

/** More than a page. */
const COMPONENTS = 520;

const LOCATION = 'url:https://git.acme.test/catalog';

function entity(kind: string, name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
      },
    },
    spec,
  };
}

const rest = { lifecycle: 'production', owner: 'pay' };
const ENTITIES = [
  entity('Group', 'acme', { type: 'company', children: [] }),
  entity('Group', 'pay', { type: 'team', parent: 'acme', children: [] }),
  entity('API', 'orders', { ...rest, type: 'openapi', definition: 'openapi' }),
  ...Array.from({ length: COMPONENTS }, (_, index) =>
    entity('Component', `c${index}`, {
      ...rest,
      type: 'service',
      providesApis: index === 0 ? ['orders'] : [],
    }),
  ),
];

const provider = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'acme',
  register(env) {
    env.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addEntityProvider({
          getProviderName: () => 'acme',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: ENTITIES.map(it => ({
                entity: it,
                locationKey: LOCATION,
              })),
            }),
        });
      },
    });
  },
});

/** Starts Backstage's own catalog, and gives what plugins call it by. */
async function startCatalog() {
  let found: CatalogService | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'scorecards',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogServiceRef },
        async init({ catalog }) {
          found = catalog;
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [catalogPlugin, provider, plugin],
  });
  return { backend, catalog: found! };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it("reads Backstage's own catalog", async () => {
  const knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: migrations });
  const { backend, catalog } = await startCatalog();
  const sync = () =>
    syncEntities({
      catalog,
      credentials: mockCredentials.service(),
      knex,
      marks: new Marks(knex),
      onRemoved: async () => {},
      logger: mockServices.logger.mock(),
      graceMs: 0,
      now: () => NOW,
      signal: new AbortController().signal,
    });

  let read = await sync();
  while (read.entities < ENTITIES.length || read.changed > 0) {
    await sleep(200);
    read = await sync();
  }
  await backend.stop();

  expect(read).toMatchObject({ entities: ENTITIES.length, problems: [] });
  const rows = await knex('entity')
    .whereNotIn(
      'entity_ref',
      Array.from(
        { length: COMPONENTS - 1 },
        (_, index) => `component:default/c${index + 1}`,
      ),
    )
    .orderBy('entity_ref')
    .select('entity_ref', 'type', 'owner_ref', 'parent_ref', 'document');
  expect(
    rows.map(({ document, ...row }) => ({
      ...row,
      spec: JSON.parse(document).spec,
    })),
  ).toEqual([
    {
      entity_ref: 'api:default/orders',
      type: 'openapi',
      owner_ref: 'group:default/pay',
      parent_ref: null,
      spec: { ...rest, type: 'openapi' },
    },
    {
      entity_ref: 'component:default/c0',
      type: 'service',
      owner_ref: 'group:default/pay',
      parent_ref: null,
      spec: { ...rest, type: 'service', providesApis: ['orders'] },
    },
    {
      entity_ref: 'group:default/acme',
      type: 'company',
      owner_ref: 'group:default/acme',
      parent_ref: null,
      spec: { type: 'company', children: [] },
    },
    {
      entity_ref: 'group:default/pay',
      type: 'team',
      owner_ref: 'group:default/pay',
      parent_ref: 'group:default/acme',
      spec: { type: 'team', parent: 'acme', children: [] },
    },
  ]);
}, 120_000);
