import { act, render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import {
  environmentDetail,
  environmentSummary,
} from './__testUtils__/environments';
import { fakeEnvironmentsApi } from './__testUtils__/environmentsApi';
import { eventsResponse } from './__testUtils__/events';
import { approval, freeze, orphan } from './__testUtils__/lists';
import { legacyApp } from './__testUtils__/legacyApp';
import { environmentsFrontendPlugin } from './alpha/plugin';
import { EntityEnvironmentsContent, EnvironmentsPage } from '.';

const routes = (
  <FlatRoutes>
    <Route path="/environments" element={<EnvironmentsPage />} />
    <Route path="/catalog" element={<CatalogIndexPage />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      <EntityLayout>
        <EntityLayout.Route path="/environments" title="Environments">
          <EntityEnvironmentsContent />
        </EntityLayout.Route>
      </EntityLayout>
    </Route>
  </FlatRoutes>
);

const orders = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
};

const environmentsApi = fakeEnvironmentsApi({
  queryEnvironments: async () => ({
    items: [environmentSummary()],
    totalItems: 1,
    pageInfo: {},
  }),
  findEnvironment: async () => environmentDetail(),
  followEnvironment: async () => eventsResponse([], { staysOpen: true }),
  queryTimeline: async () => ({ items: [], pageInfo: {} }),
  findStages: async () => ({
    component: 'component:default/orders',
    enabled: false,
    disabledReason: 'It has no releases',
    stages: [],
    releases: [],
  }),
  queryApprovals: async ({ status }) => ({
    items: status === 'open' ? [approval()] : [],
    pageInfo: {},
  }),
  listFreezes: async () => ({ items: [freeze()] }),
  listStages: async () => ({ items: [] }),
  listOrphans: async () => ({ items: [orphan()], inventories: [] }),
});

describe('in an app of the legacy system', () => {
  it.each([
    ['/environments', 'orders-discount'],
    ['/environments/e-1', 'Everything is there and healthy'],
    ['/environments/approvals', '1 approval waits for you'],
    ['/environments/freezes', 'Year-end closing'],
    ['/environments/orphans', 'Process 4711, port 40112'],
    ['/catalog/default/component/orders/environments', 'It has no releases'],
  ])('%s is there', async (at, expected) => {
    await act(async () => {
      render(
        legacyApp({
          environmentsApi,
          at,
          entities: [orders],
          children: routes,
        }),
      );
    });
    expect(
      await screen.findByText(expected, {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });
});

it('has tabs for approvals, freezes and orphans in the legacy system', async () => {
  await act(async () => {
    render(
      legacyApp({
        environmentsApi,
        at: '/environments/freezes',
        children: routes,
      }),
    );
  });
  expect(
    (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
  ).toEqual(['Environments', 'Approvals', 'Freezes', 'Orphans']);
});

describe('the extensions', () => {
  it('have the ids that portals configure', () => {
    const ids = [
      'api:environments',
      'page:environments',
      'sub-page:environments/all',
      'sub-page:environments/approvals',
      'sub-page:environments/freezes',
      'sub-page:environments/orphans',
      'entity-content:environments',
    ] as const;
    ids.forEach(id =>
      expect(environmentsFrontendPlugin.getExtension(id)).toBeDefined(),
    );
  });
});
