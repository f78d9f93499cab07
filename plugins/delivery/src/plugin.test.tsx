import { act, render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import {
  changeDetail,
  metricItemPage,
  OVERVIEW_ANSWERS,
} from './__testUtils__/answers';
import { fakeDeliveryApi } from './__testUtils__/deliveryApi';
import { legacyApp } from './__testUtils__/legacyApp';
import {
  incidentChain,
  incidentSummary,
  reviewQueue,
  testDetail,
  testPage,
} from './__testUtils__/lists';
import { deliveryFrontendPlugin } from './alpha/plugin';
import {
  DeliveryPage,
  EntityDeliveryCard,
  EntityDeliveryContent,
  IncidentsWidget,
  ReviewsWidget,
} from '.';

const routes = (
  <FlatRoutes>
    <Route
      path="/"
      element={
        <>
          <ReviewsWidget />
          <IncidentsWidget />
        </>
      }
    />
    <Route path="/delivery" element={<DeliveryPage />} />
    <Route path="/catalog" element={<CatalogIndexPage />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <EntityDeliveryCard />
        </EntityLayout.Route>
        <EntityLayout.Route path="/delivery" title="Delivery">
          <EntityDeliveryContent />
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

const deliveryApi = fakeDeliveryApi({
  ...OVERVIEW_ANSWERS,
  listMetricItems: async () => metricItemPage(),
  getChange: async () => changeDetail(),
  listTests: async () => testPage(),
  getTest: async () => testDetail(),
  getReviewQueue: async () => reviewQueue(),
  listIncidents: async () => ({ items: [incidentSummary()], pageInfo: {} }),
  getIncident: async () => incidentChain(),
  listBackfills: async () => ({ items: [], mayStart: true }),
});

async function renderLegacy(at: string) {
  await act(async () => {
    render(
      legacyApp({ deliveryApi, at, entities: [orders], children: routes }),
    );
  });
}

describe('in an app of the legacy system', () => {
  it.each([
    ['/delivery', 'What would help most'],
    ['/delivery/metrics/lead-time', 'Fix rounding'],
    ['/delivery/changes?id=change%3A7', 'Where its time went'],
    ['/delivery/backfills', 'Your own repository'],
    ['/delivery/tests', '3 flaky tests cost 11 h'],
    ['/delivery/reviews', '2 changes wait, 1 overdue'],
    ['/delivery/incidents', '1 incident is open'],
    ['/delivery/incidents/incident%2F1%20%232', 'Where it came from'],
    ['/catalog/default/component/orders/delivery', 'What would help most'],
    [
      '/catalog/default/component/orders',
      'Review holds changes up most (86% of resamples)',
    ],
    ['/', 'All that wait'],
  ])('%s is there', async (at, expected) => {
    await renderLegacy(at);
    expect(
      await screen.findByText(expected, {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });

  it('has tabs for tests, reviews and incidents', async () => {
    await renderLegacy('/delivery/incidents');
    expect(
      (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
    ).toEqual(['Delivery', 'Tests', 'Reviews', 'Incidents']);
  });
});

describe('the extensions', () => {
  it.each([
    'api:delivery',
    'page:delivery',
    'sub-page:delivery/overview',
    'sub-page:delivery/tests',
    'sub-page:delivery/reviews',
    'sub-page:delivery/incidents',
    'entity-card:delivery',
    'entity-card:delivery/group',
    'entity-content:delivery',
    'home-page-widget:delivery/reviews',
    'home-page-widget:delivery/incidents',
  ] as const)('have %s, which portals configure', id => {
    expect(deliveryFrontendPlugin.getExtension(id)).toBeDefined();
  });
});
