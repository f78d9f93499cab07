import { act } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import {
  AppRootElementBlueprint,
  createFrontendModule,
  FrontendPlugin,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { MaturityApi } from '@groundwork/backstage-plugin-maturity-common';
import maturityPlugin from '../alpha';
import { maturityApiRef } from '../api';
import { fakeMaturityApi } from './maturityApi';

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
export async function renderMaturity(options: {
  answers?: Partial<MaturityApi>;
  at?: string;
  language?: 'en' | 'de';
  entities?: Entity[];
  /** Plugins beside it. */
  features?: FrontendPlugin[];
}) {
  const { answers, at = '/maturity' } = options;
  const { language = 'en', entities = [], features = [] } = options;
  const maturityApi = fakeMaturityApi(answers);
  const toasts: unknown[] = [];
  // The language of a test before would be remembered.
  window.localStorage.clear();
  await act(async () => {
    renderTestApp({
      features: [maturityPlugin, addressModule, ...features],
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
        [maturityApiRef, maturityApi],
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
  return { maturityApi, toasts };
}
