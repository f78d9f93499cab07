import { ReactElement } from 'react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { MaturityApi } from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { fakeMaturityApi } from './maturityApi';

/** Something of an entity's page or of Home, for Ada Byron. */
export function renderForEntity(
  element: ReactElement,
  answers: Partial<MaturityApi>,
  options: {
    kind?: string;
    name?: string;
    /** The refs of what she belongs to. */
    groups?: string[];
  } = {},
) {
  const { kind = 'Group', name = 'payments-core', groups = [] } = options;
  const maturityApi = fakeMaturityApi(answers);
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
        [maturityApiRef, maturityApi],
      ],
      mountedRoutes: {
        '/maturity': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return maturityApi;
}
