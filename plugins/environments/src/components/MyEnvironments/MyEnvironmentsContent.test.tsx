import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  ApprovalRequest,
  EnvironmentPage,
} from '@groundwork/backstage-plugin-environments-common';
import { environmentSummary } from '../../__testUtils__/environments';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { approval } from '../../__testUtils__/lists';
import { environmentsApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { MyEnvironmentsContent } from './MyEnvironmentsContent';

function page(changed: Partial<EnvironmentPage> = {}): EnvironmentPage {
  return {
    items: [
      environmentSummary({
        expiresAt: new Date(Date.now() + 3.5 * 60 * 60_000).toISOString(),
        url: 'http://localhost:34017/',
      }),
      environmentSummary({ id: 'e-2', name: 'ledger-main', phase: 'paused' }),
    ],
    totalItems: 2,
    pageInfo: {},
    ...changed,
  };
}

function renderWidget(
  queryEnvironments: () => Promise<EnvironmentPage>,
  open: ApprovalRequest[] = [],
) {
  const environmentsApi = fakeEnvironmentsApi({
    queryEnvironments,
    queryApprovals: async () => ({ items: open, pageInfo: {} }),
  });
  renderInTestApp(<MyEnvironmentsContent />, {
    apis: [[environmentsApiRef, environmentsApi]],
    mountedRoutes: {
      '/environments': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return environmentsApi;
}

describe('my environments', () => {
  it('are those that I have created, the next to end first', async () => {
    const environmentsApi = renderWidget(async () => page());
    const list = await screen.findByRole('list', { name: 'My environments' });
    expect(list.children[0]).toHaveTextContent(
      /^orders-discountReadyends in 3 hoursOpen orders-discount/,
    );
    expect(list.children[1]).toHaveTextContent(/^ledger-mainPausedends /);
    expect(
      screen.getByRole('link', { name: 'orders-discount' }),
    ).toHaveAttribute('href', '/environments/e-1');
    expect(
      screen.getByRole('link', { name: /^Open orders-discount/ }),
    ).toHaveAttribute('href', 'http://localhost:34017/');
    expect(environmentsApi.queryEnvironments.mock.calls).toEqual([
      [{ scope: 'mine', sort: 'expiresAt', order: 'asc', limit: 5 }],
    ]);
    expect(screen.queryByRole('link', { name: /^All of mine/ })).toBeNull();
  });

  it('are a few, with a way to all of them', async () => {
    renderWidget(async () => page({ totalItems: 9 }));
    expect(
      await screen.findByRole('link', { name: 'All of mine (9)' }),
    ).toHaveAttribute('href', '/environments');
  });

  it('lead to creating while there are none', async () => {
    renderWidget(async () => page({ items: [], totalItems: 0 }));
    expect(
      await screen.findByText('You have no environments'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'New environment' }),
    ).toHaveAttribute('href', '/environments/create');
  });

  it('say that others wait until one agrees, also to who has none', async () => {
    renderWidget(
      async () => page({ items: [], totalItems: 0 }),
      [
        approval({ mayDecide: true }),
        approval({ id: 'a-2', mayDecide: true }),
        approval({ id: 'a-3', mayDecide: false }),
      ],
    );
    expect(
      await screen.findByRole('link', { name: '2 approvals wait for you' }),
    ).toHaveAttribute('href', '/environments/approvals');
  });

  it('say nothing of what waits for others', async () => {
    renderWidget(async () => page(), [approval({ mayDecide: false })]);
    await screen.findByRole('list', { name: 'My environments' });
    expect(screen.queryByRole('link', { name: /approval/ })).toBeNull();
  });

  it('are read again after a failure', async () => {
    let failures = 1;
    renderWidget(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away');
      }
      return page();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Your environments could not be readNothing was lost. The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('ledger-main')).toBeInTheDocument();
  });
});
