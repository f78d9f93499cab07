import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  RecentActivityApi,
  recentActivityApiRef,
} from '@groundwork/backstage-plugin-groundwork-react';
import { OwnershipApi } from '@groundwork/backstage-plugin-ownership-common';
import { ownershipApiRef } from '../api';
import { entityContentRouteRef } from '../routes';

function Address() {
  const { pathname, search } = useLocation();
  return (
    <output data-testid="address">
      {decodeURIComponent(pathname + search)}
    </output>
  );
}

/** Renders for Ada Byron of Payments Core. */
export function renderInPortal(
  element: ReactElement,
  options: {
    ownershipApi: OwnershipApi;
    /** Entities of the catalog. */
    entities?: Entity[];
    path?: string;
    /** Whether the tab "Ownership" of entities is there; it is, unless said. */
    hasTab?: boolean;
    /** Who tells what happened to entities; nobody, unless said. */
    recentActivityApi?: RecentActivityApi;
  },
) {
  const { ownershipApi, entities = [], path = '/', hasTab = true } = options;
  const { recentActivityApi } = options;
  return renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      apis: [
        [ownershipApiRef, ownershipApi],
        ...(recentActivityApi
          ? [[recentActivityApiRef, recentActivityApi] as const]
          : []),
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity({
          userEntityRef: 'user:default/ada.byron',
          ownershipEntityRefs: [
            'user:default/ada.byron',
            'group:default/payments-core',
          ],
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(hasTab ? { '/tab': entityContentRouteRef } : {}),
      },
      initialRouteEntries: [path],
    },
  );
}
