import { createApiRef } from '@backstage/core-plugin-api';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';

/**
 * The backend that measures delivery.
 *
 * @public
 */
export const deliveryApiRef = createApiRef<DeliveryApi>({
  id: 'plugin.delivery.api',
});
