import { act } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';
import environmentsPlugin from '../alpha';
import { environmentsApiRef } from '../api';

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

/** The whole plugin in an app of the new system, at an address. */
export async function renderEnvironments(options: {
  environmentsApi: EnvironmentsApi;
  at?: string;
  language?: 'en' | 'de';
  entities?: Entity[];
}) {
  const { environmentsApi, at = '/environments' } = options;
  const { language = 'en', entities = [] } = options;
  await act(async () => {
    renderTestApp({
      features: [environmentsPlugin, addressModule],
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
          ownershipEntityRefs: ['user:default/ada.byron'],
        }),
        [environmentsApiRef, environmentsApi],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.permission(),
      ],
    });
  });
}
