import { setTimeout as sleep } from 'node:timers/promises';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, RELATION_DEPENDENCY_OF } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { EnvironmentSummary } from '@groundwork/backstage-plugin-environments-common';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
import { environmentOf, pagesOf } from './__testUtils__/environments';
import module from './index';

const credentials = mockCredentials.service();

it("keeps Backstage's own catalog as it is outside", async () => {
  let environments: EnvironmentSummary[] = [];
  let found: CatalogService | undefined;
  const reader = createBackendPlugin({
    pluginId: 'reader',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogServiceRef },
        async init({ catalog }) {
          found = catalog;
        },
      });
    },
  });
  let refresh: () => void | Promise<void> = () => {};
  const scheduler = mockServices.scheduler.mock({
    scheduleTask: async ({ id, fn }) => {
      if (id === 'refresh-environments') {
        refresh = () => fn(new AbortController().signal);
      }
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      module,
      reader,
      scheduler.factory,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://portal.acme.test/' } },
      }),
      createServiceFactory({
        service: environmentsServiceRef,
        deps: {},
        factory: () =>
          pagesOf(() => {
            if (environments.some(({ id }) => id === 'down')) {
              throw new Error('503');
            }
            return environments;
          }),
      }),
    ],
  });
  const read = async (isRight: (entities: Entity[]) => boolean) => {
    for (;;) {
      const { items } = await found!.getEntities(
        { filter: { kind: 'resource', 'spec.type': 'environment' } },
        { credentials },
      );
      if (isRight(items)) {
        return items;
      }
      await sleep(100);
    }
  };

  environments = [
    environmentOf(),
    environmentOf({ id: 'id-2', name: 'Not A Name', stage: 'staging' }),
  ];
  await refresh();
  const made = await read(
    items =>
      items.length === 2 &&
      items.every(it => (it.relations ?? []).length === 2),
  );
  const [one] = made.filter(({ metadata }) => metadata.title === 'orders-pr-7');
  expect(one.relations).toContainEqual({
    type: RELATION_DEPENDENCY_OF,
    targetRef: 'component:default/orders',
  });

  environments = [environmentOf({ id: 'down' })];
  await expect(refresh()).rejects.toThrow('503');
  expect(await read(() => true)).toHaveLength(2);

  environments = [environmentOf()];
  await refresh();
  const left = await read(items => items.length === 1);
  expect(left[0].metadata.name).toBe('orders-pr-7');
  await backend.stop();
}, 60_000);
