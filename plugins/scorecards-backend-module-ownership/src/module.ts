import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ownershipServiceRef } from '@groundwork/backstage-plugin-ownership-node';
import { factCollectorsExtensionPoint } from '@groundwork/backstage-plugin-scorecards-node';
import { createOwnershipCollector } from './OwnershipCollector';
import { OwnershipReader } from './OwnershipReader';

/**
 * Adds the collector `ownership`, which observes what the ownership plugin
 * knows. That may run in the same backend or in another one.
 *
 * @public
 */
export const scorecardsModuleOwnership = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'ownership',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        collectors: factCollectorsExtensionPoint,
        discovery: coreServices.discovery,
        ownership: ownershipServiceRef,
      },
      async init({ collectors, ...services }) {
        collectors.addCollector(
          createOwnershipCollector(new OwnershipReader(services)),
        );
      },
    });
  },
});
