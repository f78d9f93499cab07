import { act, screen, within } from '@testing-library/react';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { fakeMaturityApi } from '../__testUtils__/maturityApi';
import { organisationMaturity } from '../__testUtils__/organisation';
import { teamMaturity } from '../__testUtils__/team';
import { maturityApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { maturityFrontendPlugin } from './plugin';

const entity = (kind: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'payments-core' },
});

it.each([
  ['Group', true],
  ['Component', false],
  ['User', false],
] as const)('the card and the tab are on a %s: %s', (kind, expected) => {
  const onCard = createExtensionTester(
    maturityFrontendPlugin.getExtension('entity-card:maturity'),
  ).get(EntityCardBlueprint.dataRefs.filterFunction);
  const onTab = createExtensionTester(
    maturityFrontendPlugin.getExtension('entity-content:maturity'),
  ).get(EntityContentBlueprint.dataRefs.filterFunction);
  expect(onCard?.(entity(kind))).toBe(expected);
  expect(onTab?.(entity(kind))).toBe(expected);
});

it.each([
  [
    'home-page-widget:maturity/my-teams',
    'Maturity of my teams',
    'Review holds changes up most (86% of resamples)',
  ],
  [
    'home-page-widget:maturity/organisation',
    'Maturity of all teams',
    'Leadership report',
  ],
] as const)(
  'has the widget %s, with a frame of its own',
  async (id, title, expected) => {
    const widget = createExtensionTester(
      maturityFrontendPlugin.getExtension(id),
    ).get(HomePageWidgetBlueprint.dataRefs.widget);
    // A title of Home's would be in English for everybody.
    expect(widget.title).toBeUndefined();
    await act(async () => {
      renderInTestApp(widget.component, {
        apis: [
          mockApis.identity({
            userEntityRef: 'user:default/ada.byron',
            ownershipEntityRefs: ['group:default/payments-core'],
          }),
          [
            maturityApiRef,
            fakeMaturityApi({
              findTeam: async () => teamMaturity(),
              getOrganisation: async () => organisationMaturity(),
            }),
          ],
        ],
        mountedRoutes: {
          '/maturity': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      });
    });
    const panel = await screen.findByRole('region', { name: title });
    expect(await within(panel).findByText(expected)).toBeInTheDocument();
  },
);
