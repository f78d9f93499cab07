import { act, screen, within } from '@testing-library/react';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { fakeDeliveryApi } from '../__testUtils__/deliveryApi';
import { incidentSummary, reviewQueue } from '../__testUtils__/lists';
import { deliveryApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { deliveryFrontendPlugin } from './plugin';

const entity = (kind: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'payments-core' },
});

it.each([
  ['entity-card:delivery', 'Component', true],
  ['entity-card:delivery', 'System', true],
  ['entity-card:delivery', 'Group', false],
  ['entity-card:delivery', 'User', false],
  ['entity-card:delivery/group', 'Group', true],
  ['entity-card:delivery/group', 'Component', false],
] as const)('%s of a %s: %s', (id, kind, expected) => {
  const shows = createExtensionTester(
    deliveryFrontendPlugin.getExtension(id),
  ).get(EntityCardBlueprint.dataRefs.filterFunction);
  expect(shows?.(entity(kind))).toBe(expected);
});

it.each([
  ['home-page-widget:delivery/reviews', 'Reviews waiting', 'Add discounts'],
  ['home-page-widget:delivery/incidents', 'Open incidents', 'Checkout is slow'],
] as const)(
  'has the widget %s, with a frame of its own',
  async (id, title, expected) => {
    const widget = createExtensionTester(
      deliveryFrontendPlugin.getExtension(id),
    ).get(HomePageWidgetBlueprint.dataRefs.widget);
    // A title of Home's would be in English for everybody.
    expect(widget.title).toBeUndefined();
    await act(async () => {
      renderInTestApp(widget.component, {
        apis: [
          mockApis.identity({ userEntityRef: 'user:default/ada.byron' }),
          [
            deliveryApiRef,
            fakeDeliveryApi({
              getReviewQueue: async () => reviewQueue(),
              listIncidents: async () => ({
                items: [incidentSummary()],
                pageInfo: {},
              }),
            }),
          ],
        ],
        mountedRoutes: {
          '/delivery': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      });
    });
    const panel = await screen.findByRole('region', { name: title });
    expect(await within(panel).findByText(expected)).toBeInTheDocument();
  },
);
