import { ReactElement } from 'react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import { deliveryApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { fakeDeliveryApi } from './deliveryApi';

/** Something of an entity's page or of Home, for Ada Byron. */
export function renderForEntity(
  element: ReactElement,
  answers: Partial<DeliveryApi>,
  options: {
    kind?: string;
    name?: string;
    /** The refs of what she belongs to. */
    groups?: string[];
  } = {},
) {
  const { kind = 'Component', name = 'orders', groups = [] } = options;
  const deliveryApi = fakeDeliveryApi(answers);
  renderInTestApp(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind,
        metadata: { name, namespace: 'default' },
      }}
    >
      {element}
    </EntityProvider>,
    {
      apis: [
        mockApis.identity({
          userEntityRef: 'user:default/ada.byron',
          ownershipEntityRefs: ['user:default/ada.byron', ...groups],
        }),
        [deliveryApiRef, deliveryApi],
      ],
      mountedRoutes: {
        '/delivery': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return deliveryApi;
}
