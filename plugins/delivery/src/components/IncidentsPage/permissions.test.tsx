import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { fakeDeliveryApi } from '../../__testUtils__/deliveryApi';
import { incidentSummary } from '../../__testUtils__/lists';
import { deliveryApiRef } from '../../api';
import { IncidentsPageContent } from './IncidentsPageContent';

// In a file of its own: what a person may do is remembered by the page.
it('says who declares incidents, to those who may not', async () => {
  renderInTestApp(<IncidentsPageContent />, {
    apis: [
      [
        deliveryApiRef,
        fakeDeliveryApi({
          listIncidents: async () => ({
            items: [incidentSummary()],
            pageInfo: {},
          }),
        }),
      ],
      [catalogApiRef, catalogApiMock({ entities: [] })],
      mockApis.identity({ userEntityRef: 'user:default/ada.byron' }),
      mockApis.permission({ authorize: AuthorizeResult.DENY }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  expect(
    await screen.findByText(
      /^Those who have the permission delivery\.incident\.write/,
    ),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Declare an incident…' }),
  ).toBeNull();
});
