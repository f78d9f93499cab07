import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GapsQuery } from '@groundwork/backstage-plugin-ownership-common';
import { mockMediaQuery, restoreMediaQuery } from '../../__testUtils__/browser';
import { gap, gapsPage } from '../../__testUtils__/gaps';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { GapsPageContent } from './GapsPageContent';

const counts = { 'no-runbook': 3 };
const firstPage = gapsPage(
  [gap('no-runbook', 'ledger'), gap('no-runbook', 'payouts')],
  { counts, pageInfo: { nextCursor: 'after-payouts' } },
);
const lastPage = gapsPage([gap('no-runbook', 'tax-tables')], { counts });

function renderPage(secondPage: () => Promise<typeof lastPage>) {
  const ownershipApi = fakeOwnershipApi({
    queryGaps: async ({ cursor }: GapsQuery) =>
      cursor === 'after-payouts' ? secondPage() : firstPage,
  });
  renderInPortal(<GapsPageContent />, { ownershipApi });
}

async function names() {
  const rows = within(await screen.findByRole('table')).getAllByRole(
    'rowheader',
  );
  return rows.map(row => row.textContent);
}

afterEach(restoreMediaQuery);

describe('a list of several pages', () => {
  it('goes on below what is shown', async () => {
    renderPage(async () => lastPage);
    expect(await names()).toEqual(['ledger', 'payouts']);
    expect(screen.getByText('Showing 2 of 3')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));

    expect(await screen.findByText('tax-tables')).toBeInTheDocument();
    expect(await names()).toEqual(['ledger', 'payouts', 'tax-tables']);
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });

  it('keeps what is shown when a page fails, and tries again', async () => {
    let failures = 1;
    renderPage(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away.');
      }
      return lastPage;
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The next gaps could not be readThe database is away.',
    );
    expect(await names()).toEqual(['ledger', 'payouts']);

    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await screen.findByText('tax-tables')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('goes on past a page of which one may see nothing', async () => {
    const ownershipApi = fakeOwnershipApi({
      queryGaps: async ({ cursor }: GapsQuery) =>
        cursor
          ? lastPage
          : gapsPage([], { counts, pageInfo: { nextCursor: 'on' } }),
    });
    renderInPortal(<GapsPageContent />, { ownershipApi });
    expect(
      await screen.findByText(/You may not see the gaps read so far/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(await names()).toEqual(['tax-tables']);
  });

  it('is a list on a phone', async () => {
    mockMediaQuery('(max-width: 899.95px)');
    renderPage(async () => lastPage);
    const list = await screen.findByRole('list', { name: 'Gaps' });
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(
      'ledgerFix…No runbookWhy ledger has this gap',
    );
    expect(screen.queryByRole('table')).toBeNull();
  });
});
