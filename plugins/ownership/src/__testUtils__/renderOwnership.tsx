import { act } from '@testing-library/react';
import { Link, useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import {
  AppRootElementBlueprint,
  createFrontendModule,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OwnershipApi } from '@groundwork/backstage-plugin-ownership-common';
import ownershipPlugin from '../alpha';
import { ownershipApiRef } from '../api';

function Address() {
  const { pathname, search } = useLocation();
  return (
    <>
      <p data-testid="address">{`${pathname}${search}`}</p>
      <Link to="/ownership?q=ledger">Who owns the ledger?</Link>
    </>
  );
}

const addressModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootElementBlueprint.make({
      name: 'address',
      params: { element: <Address /> },
    }),
  ],
});

/** The whole plugin in an app of the new system, at an address. */
export async function renderOwnership(options: {
  ownershipApi: OwnershipApi;
  at?: string;
  entities?: Entity[];
  /** Whether the person may give feedback; they may, unless said. */
  mayGiveFeedback?: boolean;
  extensions?: object[];
}) {
  const { ownershipApi, at = '/ownership', entities = [] } = options;
  const { mayGiveFeedback = true, extensions = [] } = options;
  const toasts: unknown[] = [];
  await act(async () => {
    renderTestApp({
      features: [ownershipPlugin, addressModule],
      initialRouteEntries: [at],
      config: {
        app: {
          title: 'Groundwork',
          baseUrl: 'http://localhost:3000',
          extensions: extensions as never[],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        mockApis.identity({ userEntityRef: 'user:default/ada.byron' }),
        [ownershipApiRef, ownershipApi],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.permission({
          authorize: mayGiveFeedback
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        }),
        [
          toastApiRef,
          {
            post: ({ title }: { title: unknown }) => {
              toasts.push(title);
              return { close: () => {} };
            },
          },
        ],
      ],
    });
  });
  return { toasts };
}
