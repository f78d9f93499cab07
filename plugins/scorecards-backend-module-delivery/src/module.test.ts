import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from '@groundwork/backstage-plugin-scorecards-node';
import module from './index';

it('adds the collector', async () => {
  const added: FactCollector[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        factCollectorsExtensionPoint,
        { addCollector: collector => added.push(collector) },
      ],
    ],
    features: [
      module,
      createServiceFactory({
        service: deliveryServiceRef,
        deps: {},
        factory: () => ({ as: () => ({} as DeliveryApi) }),
      }),
    ],
  });

  expect(added.map(({ id }) => id)).toEqual(['delivery']);
});
