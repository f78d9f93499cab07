import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
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
        service: environmentsServiceRef,
        deps: {},
        factory: () => ({ as: () => ({} as EnvironmentsApi) }),
      }),
    ],
  });

  expect(added.map(({ id }) => id)).toEqual(['environments']);
});
