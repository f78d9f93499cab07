import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deliveryServiceRef } from '@groundwork/backstage-plugin-delivery-node';
import { ownershipIdentifiersExtensionPoint } from '@groundwork/backstage-plugin-ownership-node';
import { createDeliveryProvider } from './DeliveryProvider';

/**
 * Lets ownership answer for commits and deployments that the delivery plugin knows.
 * That may run in the same backend or in another one.
 *
 * @public
 */
export const ownershipModuleDelivery = createBackendModule({
  pluginId: 'ownership',
  moduleId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        delivery: deliveryServiceRef,
        identifiers: ownershipIdentifiersExtensionPoint,
      },
      async init({ identifiers, ...services }) {
        identifiers.addProvider(
          createDeliveryProvider({ ...services, now: () => new Date() }),
        );
      },
    });
  },
});
