import { act } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import {
  AppRootElementBlueprint,
  createFrontendModule,
  FrontendPlugin,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { JsonObject } from '../logic/json';
import { ScorecardsApi } from '@groundwork/backstage-plugin-scorecards-common';
import scorecardsPlugin from '../alpha';
import { scorecardsApiRef } from '../api';

function Breadcrumbs() {
  const { items } = useBreadcrumbEntries();
  return (
    <p data-testid="breadcrumbs">
      {items.map(({ label }) => label).join(' › ')}
    </p>
  );
}

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
    AppRootElementBlueprint.make({
      name: 'breadcrumbs',
      params: { element: <Breadcrumbs /> },
    }),
  ],
});

/** The whole plugin in an app of the new system, at an address. */
export async function renderScorecards(options: {
  scorecardsApi: ScorecardsApi;
  at?: string;
  language?: 'en' | 'de';
  /** Plugins beside it. */
  features?: FrontendPlugin[];
  /** How the portal configures extensions. */
  extensions?: JsonObject[];
}) {
  const { scorecardsApi, at = '/scorecards', language = 'en' } = options;
  const { features = [], extensions = [] } = options;
  await act(async () => {
    renderTestApp({
      features: [scorecardsPlugin, addressModule, ...features],
      initialRouteEntries: [at],
      config: {
        app: {
          title: 'Groundwork',
          baseUrl: 'http://localhost:3000',
          extensions: [
            ...extensions,
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
        [scorecardsApiRef, scorecardsApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.permission(),
      ],
    });
  });
}
