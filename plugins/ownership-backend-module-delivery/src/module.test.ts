import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  DeliveryApi,
  IdentifierQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import {
  IdentifierProvider,
  ownershipIdentifiersExtensionPoint,
} from '@groundwork/backstage-plugin-ownership-node';
import module from './index';

const ORDERS = 'component:default/orders';

/** Starts the module, and gives the provider that it adds. */
async function start(listIdentifiers: DeliveryApi['listIdentifiers']) {
  const added: IdentifierProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        ownershipIdentifiersExtensionPoint,
        { addProvider: provider => added.push(provider) },
      ],
    ],
    features: [
      module,
      createServiceFactory({
        service: deliveryServiceRef,
        deps: {},
        factory: () => ({ as: () => ({ listIdentifiers } as DeliveryApi) }),
      }),
    ],
  });
  expect(added.map(({ source }) => source)).toEqual(['delivery']);
  return added[0];
}

async function read(provider: IdentifierProvider) {
  const found: string[] = [];
  const { signal } = new AbortController();
  for await (const { identifiers } of provider.read({ signal })) {
    found.push(
      ...identifiers.map(it => `${it.kind} ${it.key} ${it.entityRef}`),
    );
  }
  return found;
}

it('gives all pages of commits and deployments of 90 days', async () => {
  const asked: IdentifierQuery[] = [];
  const provider = await start(async query => {
    asked.push(query);
    const { kind, cursor } = query;
    const at = new Date().toISOString();
    return {
      items: [{ kind, key: `${kind}${cursor ?? 1}`, component: ORDERS, at }],
      pageInfo: kind === 'commit' && !cursor ? { nextCursor: '2' } : {},
    };
  });

  expect(await read(provider)).toEqual([
    `deployment deployment1 ${ORDERS}`,
    `commit commit1 ${ORDERS}`,
    `commit commit2 ${ORDERS}`,
  ]);
  const days = asked.map(
    ({ since }) => (Date.now() - Date.parse(since)) / (24 * 3_600_000),
  );
  expect(days.map(Math.round)).toEqual([90, 90, 90]);
});

it('fails when delivery cannot be asked, so that what was known stays', async () => {
  const provider = await start(async () => {
    throw new Error('away');
  });

  await expect(read(provider)).rejects.toThrow('away');
});
