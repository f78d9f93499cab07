import { act, screen, within } from '@testing-library/react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { environmentSummary } from '../__testUtils__/environments';
import { fakeEnvironmentsApi } from '../__testUtils__/environmentsApi';
import { environmentsApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { environmentsFrontendPlugin } from './plugin';

const entity = (kind: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'payments-core' },
});

it('has a card for groups only', () => {
  const shows = createExtensionTester(
    environmentsFrontendPlugin.getExtension('entity-card:environments/group'),
  ).get(EntityCardBlueprint.dataRefs.filterFunction);
  expect(shows?.(entity('Group'))).toBe(true);
  expect(shows?.(entity('Component'))).toBe(false);
});

it('has a widget for Home, with a frame of its own', async () => {
  const widget = createExtensionTester(
    environmentsFrontendPlugin.getExtension(
      'home-page-widget:environments/mine',
    ),
  ).get(HomePageWidgetBlueprint.dataRefs.widget);
  // A title of Home's would be in English for everybody.
  expect(widget.title).toBeUndefined();
  await act(async () => {
    renderInTestApp(widget.component, {
      apis: [
        [
          environmentsApiRef,
          fakeEnvironmentsApi({
            queryEnvironments: async () => ({
              items: [environmentSummary()],
              totalItems: 1,
              pageInfo: {},
            }),
          }),
        ],
      ],
      mountedRoutes: {
        '/environments': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
  });
  const panel = await screen.findByRole('region', { name: 'My environments' });
  expect(await within(panel).findByText('orders-discount')).toBeInTheDocument();
});
