import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { DeliveryApi } from '@groundwork/backstage-plugin-delivery-common';
import {
  changeSummary,
  deliveryOverview,
  metricItemPage,
} from '../../__testUtils__/answers';
import { HOUR } from '../../__testUtils__/numbers';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

async function renderPage(
  answers: Partial<DeliveryApi> = {},
  at = '/delivery/metrics/lead-time?scope=component:default/orders&period=12w',
) {
  return renderDelivery({
    at,
    answers: {
      getOverview: async () => deliveryOverview(),
      listMetricItems: async () => metricItemPage(),
      ...answers,
    },
  });
}

describe('a number', () => {
  it('is said with its definition, over what it is made of', async () => {
    const { deliveryApi } = await renderPage();
    expect(
      await screen.findByRole('heading', { name: 'Lead time' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('(2.5–4) · n=41')).toBeInTheDocument();
    expect(
      screen.getByText('Left out: 4 with unknown first commit'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^From the first commit of a change/),
    ).toBeInTheDocument();
    const table = within(
      await screen.findByRole('table', { name: 'Lead time' }),
    );
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(
        /^Add discountsgithub\.com\/acme\/orders #79 days approximateordersassisted/,
      ),
      expect.stringMatching(
        /^Fix rounding.*left out: with unknown first commit/,
      ),
    ]);
    expect(deliveryApi.listMetricItems.mock.calls[0][0]).toMatchObject({
      metric: 'lead-time',
      scope: 'component:default/orders',
    });
  });

  it('leads to incidents where it is made of those', async () => {
    await renderPage(
      {
        listMetricItems: async () =>
          metricItemPage({
            items: [
              {
                item: 'i 1',
                title: 'Checkout is slow',
                at: '2026-11-12T09:00:00Z',
                value: 3 * HOUR,
                isOpen: true,
              },
            ],
          }),
      },
      '/delivery/metrics/restore-time',
    );
    expect(
      await screen.findByRole('link', { name: 'Checkout is slow' }),
    ).toHaveAttribute('href', '/delivery/incidents/i%201');
    expect(screen.getByRole('row', { name: /^Checkout/ })).toHaveTextContent(
      '3 h so far',
    );
  });

  it('is read page by page, the same change once for each component', async () => {
    await renderPage({
      listMetricItems: async ({ cursor }) =>
        cursor
          ? metricItemPage({
              items: [
                {
                  ...metricItemPage().items[0],
                  component: 'component:default/ledger',
                  change: changeSummary({ title: 'Add discounts, once more' }),
                },
              ],
            })
          : metricItemPage({ pageInfo: { nextCursor: 'next' } }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Add discounts, once more' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Add discounts' }),
    ).toBeInTheDocument();
  });

  it('says what would be here', async () => {
    await renderPage({
      listMetricItems: async () => metricItemPage({ items: [] }),
    });
    expect(
      await screen.findByText('Here would be what this number is made of'),
    ).toBeInTheDocument();
  });

  it('is none of another name', async () => {
    await renderPage({}, '/delivery/metrics/happiness');
    expect(
      await screen.findByText('There is no such metric'),
    ).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new Error('no line'), 'What it is made of could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderPage({
      listMetricItems: async () => {
        throw error;
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});
