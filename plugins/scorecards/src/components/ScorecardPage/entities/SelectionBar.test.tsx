import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  mockDownloads,
  mockIntersectionObserver,
} from '../../../__testUtils__/browser';
import {
  ledgerRow,
  pageOf,
  renderEntities,
} from '../../../__testUtils__/renderEntities';
import { entityRow } from '../../../__testUtils__/scorecards';

beforeAll(mockIntersectionObserver);

const TABLE = { name: 'Entities of Production readiness' };

describe('a selection', () => {
  it('is of several pages, and exported as CSV', async () => {
    const { saved } = mockDownloads();
    await renderEntities(async ({ cursor }) =>
      pageOf(
        cursor
          ? [entityRow('orders', { entity: { title: 'Orders' } })]
          : [ledgerRow, entityRow('cart', { entity: { title: 'Cart' } })],
        { totalItems: 3, pageInfo: { nextCursor: cursor ? undefined : '2' } },
      ),
    );
    await screen.findByRole('table', TABLE);
    const box = (name: string) => screen.getByRole('checkbox', { name });
    await userEvent.click(box('Select Ledger'));
    expect(screen.getByText('1 selected')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByText('Orders');
    await userEvent.click(box('Select all on this page'));
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Export the selection as CSV' }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].name).toBe('production-readiness-selection.csv');
    const lines = (await saved[0].content.text()).split('\n');
    expect(lines.slice(1).map(line => line.split(',')[0])).toEqual([
      'component:default/ledger',
      'component:default/orders',
      '',
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the selection' }),
    );
    expect(box('Select Orders')).not.toBeChecked();
    expect(screen.getByText('3 entities')).toBeInTheDocument();
  });

  it('is of what the filters let through, and none of others', async () => {
    await renderEntities(async () => pageOf([ledgerRow]));
    await screen.findByRole('table', TABLE);
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select Ledger' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Tier 1' }));
    await screen.findByText('1 entity matches the filters');
    expect(
      screen.getByRole('checkbox', { name: 'Select Ledger' }),
    ).not.toBeChecked();
  });
});
