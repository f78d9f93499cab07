import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import { RecentActivityApi } from '@groundwork/backstage-plugin-groundwork-react';

/** Tells other plugins' screens what happened to components. */
export function createRecentActivity(
  deliveryApi: Pick<DeliveryApi, 'findRecent'>,
): RecentActivityApi {
  return {
    find: (entityRef, options) => deliveryApi.findRecent(entityRef, options),
  };
}
