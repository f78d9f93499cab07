import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityRowPage } from '@groundwork/backstage-plugin-scorecards-common';
import {
  mockIntersectionObserver,
  mockMediaQuery,
  restoreMediaQuery,
} from '../../../__testUtils__/browser';
import {
  ledgerRow,
  pageOf,
  renderEntities,
} from '../../../__testUtils__/renderEntities';
import { entityRow } from '../../../__testUtils__/scorecards';

beforeAll(mockIntersectionObserver);

const TABLE = { name: 'Entities of Production readiness' };

describe('the entities of a scorecard', () => {
  it('are rows with level, score, and what is missing next', async () => {
    await renderEntities(async () => pageOf([ledgerRow]));
    const table = within(await screen.findByRole('table', TABLE));
    const [head, row] = table.getAllByRole('row');
    expect(
      within(head)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'Entity',
      'Tier',
      'Owner',
      'Level',
      'Score',
      'Next missing check',
      'Since',
    ]);
    expect(within(row).getByRole('link', { name: 'Ledger' })).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger',
    );
    expect(
      within(row).getByRole('img', { name: 'level 2 of 4: Observed' }),
    ).toBeInTheDocument();
    expect(row).toHaveTextContent(
      /^Ledger1Payments Core81%coverage 94%FailsMean review wait\+1\d+ days ago$/,
    );
    expect(
      within(row).getByRole('link', { name: 'Mean review wait' }),
    ).toHaveAttribute('href', '/catalog/default/component/ledger/scorecards');
    expect(screen.getByText('1 entity')).toBeInTheDocument();
  });

  it('are sorted by the server, up, down and as they were', async () => {
    const { address, asked } = await renderEntities(async () =>
      pageOf([ledgerRow]),
    );
    await screen.findByRole('table', TABLE);
    const head = () => screen.getByRole('columnheader', { name: 'Score' });
    const press = () =>
      userEvent.click(within(head()).getByRole('button', { name: 'Score' }));
    await press();
    expect(head()).toHaveAttribute('aria-sort', 'ascending');
    expect(address()).toBe('/?sort=score');
    await press();
    expect(head()).toHaveAttribute('aria-sort', 'descending');
    await press();
    await waitFor(() =>
      expect(asked()).toEqual([
        {},
        { orderBy: 'score' },
        { orderBy: '-score' },
        {},
      ]),
    );
  });

  it('are never more than a page, however many there are', async () => {
    const { address, asked, limits } = await renderEntities(
      async ({ cursor }) => {
        const page = Number(cursor ?? 1);
        return pageOf(
          Array.from({ length: 3 }, (_, index) =>
            entityRow(`p${page}-${index}`),
          ),
          {
            totalItems: cursor ? undefined : 50_000,
            pageInfo: {
              nextCursor: `${page + 1}`,
              prevCursor: page > 2 ? `${page - 1}` : undefined,
            },
          },
        );
      },
    );
    const next = () => screen.getByRole('button', { name: 'Next page' });
    const previous = () =>
      screen.getByRole('button', { name: 'Previous page' });
    await screen.findByText('p1-0');
    expect(previous()).toBeDisabled();
    await userEvent.click(next());
    await screen.findByText('p2-0');
    await userEvent.click(next());
    await screen.findByText('p3-0');
    expect(screen.getAllByRole('row')).toHaveLength(4);
    expect(screen.getByText('50000 entities')).toBeInTheDocument();
    expect(screen.getByText('Page 3')).toBeInTheDocument();
    expect(address()).toBe('/?page=3&cursor=3');
    await userEvent.click(previous());
    await screen.findByText('p2-0');
    await userEvent.click(previous());
    await screen.findByText('p1-0');
    expect(address()).toBe('/');
    expect(asked().map(({ cursor }) => cursor)).toEqual([
      undefined,
      '2',
      '3',
      '2',
      undefined,
    ]);
    expect(new Set(limits())).toEqual(new Set([50]));
  });

  it('keep their place while others are read', async () => {
    let tell: (page: EntityRowPage) => void = () => {};
    await renderEntities(({ tier }) =>
      tier
        ? new Promise(resolve => {
            tell = resolve;
          })
        : Promise.resolve(pageOf([ledgerRow])),
    );
    const table = await screen.findByRole('table', TABLE);
    await userEvent.click(screen.getByRole('button', { name: 'Tier 2' }));
    expect(table.parentElement).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByText('Ledger')).toBeInTheDocument();
    await act(async () => tell(pageOf([])));
    expect(screen.queryByText('Ledger')).toBeNull();
    expect(
      screen.getByText('No entity matches the filters'),
    ).toBeInTheDocument();
  });

  it('lead to the teams that own them', async () => {
    await renderEntities(async () => pageOf([ledgerRow]));
    expect(
      await screen.findByRole('link', { name: 'Group by team' }),
    ).toHaveAttribute('href', '/scorecards/production-readiness/teams');
  });

  it('are a list on a phone', async () => {
    mockMediaQuery('(max-width: 899.95px)');
    await renderEntities(async () => pageOf([ledgerRow]));
    const list = await screen.findByRole('list', TABLE);
    expect(list.children[0]).toHaveTextContent(
      'Ledger81%coverage 94%FailsMean review wait+1',
    );
    expect(screen.queryByRole('table')).toBeNull();
    restoreMediaQuery();
  });

  it('say what would be here', async () => {
    await renderEntities(async () => pageOf([]));
    expect(
      await screen.findByText(
        'Here would be the entities that this scorecard is about',
      ),
    ).toBeInTheDocument();
  });

  it('say that one may not see those of a page', async () => {
    await renderEntities(async () =>
      pageOf([], { pageInfo: { nextCursor: '2' } }),
    );
    expect(
      await screen.findByText(/You may not see the entities of this page/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeEnabled();
  });

  it('are read again after a failure', async () => {
    let failures = 1;
    await renderEntities(async () => {
      if (failures-- > 0) {
        throw new Error('The database is away.');
      }
      return pageOf([ledgerRow]);
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The entities could not be readNothing was lost. The database is away.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Ledger')).toBeInTheDocument();
  });
});
