import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { fakeDeliveryApi } from '../../__testUtils__/deliveryApi';
import { testDetail } from '../../__testUtils__/lists';
import { deliveryApiRef } from '../../api';
import { Test } from './Test';

// In a file of its own: what a person may do is remembered by the page.
it('says who puts tests into quarantine, to those who may not', async () => {
  renderInTestApp(<Test testKey="cart" />, {
    apis: [
      [deliveryApiRef, fakeDeliveryApi({ getTest: async () => testDetail() })],
      mockApis.permission({ authorize: AuthorizeResult.DENY }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  expect(
    await screen.findByText(
      /^Those who have the permission delivery\.test\.write/,
    ),
  ).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /uarantine/ })).toBeNull();
});
