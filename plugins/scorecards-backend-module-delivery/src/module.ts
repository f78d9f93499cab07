import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import { factCollectorsExtensionPoint } from '@groundwork/backstage-plugin-scorecards-node';
import { createDeliveryCollector } from './DeliveryCollector';

/**
 * Adds the collector `delivery`, which observes what the delivery plugin measures
 * of components and groups. That may run in the same backend or in another one.
 *
 * @public
 */
export const scorecardsModuleDelivery = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        collectors: factCollectorsExtensionPoint,
        delivery: deliveryServiceRef,
      },
      async init({ collectors, ...services }) {
        collectors.addCollector(createDeliveryCollector(services));
      },
    });
  },
});
