import { act } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import {
  AppRootElementBlueprint,
  createFrontendModule,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import deliveryPlugin from '../alpha';
import { deliveryApiRef } from '../api';
import { fakeDeliveryApi } from './deliveryApi';

function Address() {
  const { pathname, search } = useLocation();
  return <p data-testid="address">{`${pathname}${search}`}</p>;
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

/** The whole plugin in an app of the new system, at an address, for Ada Byron. */
export async function renderDelivery(options: {
  answers?: Partial<DeliveryApi>;
  at?: string;
  language?: 'en' | 'de';
  entities?: Entity[];
}) {
  const { answers, at = '/delivery' } = options;
  const { language = 'en', entities = [] } = options;
  const deliveryApi = fakeDeliveryApi(answers);
  const toasts: unknown[] = [];
  // The language of a test before would be remembered.
  window.localStorage.clear();
  await act(async () => {
    renderTestApp({
      features: [deliveryPlugin, addressModule],
      initialRouteEntries: [at],
      config: {
        app: {
          title: 'Groundwork',
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  defaultLanguage: language,
                  availableLanguages: ['en', 'de'],
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        mockApis.identity({
          userEntityRef: 'user:default/ada.byron',
          ownershipEntityRefs: [
            'user:default/ada.byron',
            'group:default/payments-core',
          ],
        }),
        [deliveryApiRef, deliveryApi],
        [catalogApiRef, catalogApiMock({ entities })],
        [
          toastApiRef,
          {
            post: ({ title }: { title: unknown }) => {
              toasts.push(title);
              return { close: () => {} };
            },
          },
        ],
        mockApis.permission(),
      ],
    });
  });
  return { deliveryApi, toasts };
}
