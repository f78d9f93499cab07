import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DeliveryClient } from '@groundwork/backstage-plugin-delivery-common';
import { recentActivityApiRef } from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../api';
import { createRecentActivity } from '../api/recentActivity';

export const deliveryApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: deliveryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new DeliveryClient(apis),
    }),
});

export const recentActivityApi = ApiBlueprint.make({
  name: 'recent-activity',
  params: defineParams =>
    defineParams({
      api: recentActivityApiRef,
      deps: { deliveryApi: deliveryApiRef },
      factory: ({ deliveryApi: api }) => createRecentActivity(api),
    }),
});
