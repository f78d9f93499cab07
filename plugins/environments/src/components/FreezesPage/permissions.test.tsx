import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { freeze } from '../../__testUtils__/lists';
import { environmentsApiRef } from '../../api';
import { FreezesPageContent } from './FreezesPageContent';

// In a file of its own: what a person may do is remembered by the page.
it('says who may set and end freezes, to those who may not', async () => {
  renderInTestApp(<FreezesPageContent />, {
    apis: [
      [
        environmentsApiRef,
        fakeEnvironmentsApi({
          listFreezes: async () => ({ items: [freeze()] }),
          listStages: async () => ({ items: [] }),
        }),
      ],
      [catalogApiRef, catalogApiMock({ entities: [] })],
      mockApis.permission({ authorize: AuthorizeResult.DENY }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  expect(
    await screen.findByText(
      /^Those who have the permission environments\.admin/,
    ),
  ).toBeInTheDocument();
  expect(screen.getByText('Year-end closing')).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});
