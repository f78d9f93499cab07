import { toastApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';
import { environmentsApiRef } from '../api';
import { EntityEnvironmentsContent } from '../components/EntityEnvironments';
import { rootRouteRef } from '../routes';
import { componentStages } from './deployments';
import { fakeEnvironmentsApi } from './environmentsApi';

const orders = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
};

/** The tab of the component `orders`, for Ada Byron. */
export function renderEntityTab(
  answers: Partial<EnvironmentsApi> = {},
  options: { language?: 'en' | 'de' } = {},
) {
  const { language = 'en' } = options;
  const environmentsApi = fakeEnvironmentsApi({
    findStages: async () => componentStages(),
    queryDeployments: async () => ({ items: [], pageInfo: {} }),
    listFreezes: async () => ({ items: [] }),
    queryEnvironments: async () => ({
      items: [],
      totalItems: 0,
      pageInfo: {},
    }),
    ...answers,
  });
  const toasts: unknown[] = [];
  // The language of a test before would be remembered.
  window.localStorage.clear();
  renderInTestApp(
    <EntityProvider entity={orders}>
      <EntityEnvironmentsContent />
    </EntityProvider>,
    {
      config: {
        app: {
          title: 'Groundwork',
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
      },
      apis: [
        mockApis.identity({
          userEntityRef: 'user:default/ada.byron',
          ownershipEntityRefs: ['user:default/ada.byron'],
        }),
        [environmentsApiRef, environmentsApi],
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
      mountedRoutes: {
        '/environments': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { environmentsApi, toasts };
}
