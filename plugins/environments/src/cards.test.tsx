import { act, render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { environmentSummary } from './__testUtils__/environments';
import { fakeEnvironmentsApi } from './__testUtils__/environmentsApi';
import { legacyApp } from './__testUtils__/legacyApp';
import {
  EnvironmentsPage,
  GroupEnvironmentsCard,
  MyEnvironmentsWidget,
} from '.';

const routes = (
  <FlatRoutes>
    <Route path="/" element={<MyEnvironmentsWidget />} />
    <Route path="/environments" element={<EnvironmentsPage />} />
    <Route path="/catalog" element={<CatalogIndexPage />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <GroupEnvironmentsCard />
        </EntityLayout.Route>
      </EntityLayout>
    </Route>
  </FlatRoutes>
);

const paymentsCore = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments-core', namespace: 'default' },
};

const environmentsApi = fakeEnvironmentsApi({
  queryEnvironments: async () => ({
    items: [environmentSummary()],
    totalItems: 1,
    pageInfo: {},
  }),
  findQuota: async owner => ({
    owner,
    currency: 'EUR',
    environments: { used: 1 },
    costPerDay: { used: 2.4 },
    byBlueprint: [],
  }),
});

describe('in an app of the legacy system', () => {
  it.each([
    ['the widget', '/', 'orders-discount'],
    ['the card of a group', '/catalog/default/group/payments-core', '€2.40'],
  ])('%s is there', async (_name, at, expected) => {
    await act(async () => {
      render(
        legacyApp({
          environmentsApi,
          at,
          entities: [paymentsCore],
          children: routes,
        }),
      );
    });
    expect(
      await screen.findByText(expected, {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });
});
