import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { environmentSummary } from '../../__testUtils__/environments';
import { fakeEnvironmentsApi } from '../../__testUtils__/environmentsApi';
import { renderEnvironments } from '../../__testUtils__/renderEnvironments';

// An app remembers the language.
afterEach(() => {
  localStorage.clear();
  Reflect.deleteProperty(window, 'matchMedia');
});

const onePage = {
  items: [environmentSummary()],
  totalItems: 1,
  pageInfo: {},
};

describe('the list', () => {
  it('shows one’s own first, and asks for what is chosen', async () => {
    const environmentsApi = fakeEnvironmentsApi({
      queryEnvironments: async () => onePage,
    });
    await renderEnvironments({ environmentsApi });
    expect(
      await screen.findByRole('link', { name: 'orders-discount' }),
    ).toHaveAttribute('href', '/environments/e-1');
    expect(screen.getByText('1 environment')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'My teams' }));
    await userEvent.click(screen.getByRole('button', { name: 'Paused' }));
    await waitFor(() =>
      expect(
        environmentsApi.queryEnvironments.mock.calls.at(-1)?.[0],
      ).toMatchObject({ scope: 'owned', phase: ['paused'] }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments?scope=owned&state=paused',
    );
  });

  it('reads the next page below the first', async () => {
    const environmentsApi = fakeEnvironmentsApi({
      queryEnvironments: async ({ cursor }) =>
        cursor
          ? {
              ...onePage,
              totalItems: 2,
              items: [environmentSummary({ id: 'e-2', name: 'ledger-main' })],
            }
          : { ...onePage, totalItems: 2, pageInfo: { nextCursor: 'next' } },
    });
    await renderEnvironments({ environmentsApi });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(
      await screen.findByRole('link', { name: 'ledger-main' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'orders-discount' }),
    ).toBeInTheDocument();
  });

  it('shows what each costs, and all together', async () => {
    const environmentsApi = fakeEnvironmentsApi({
      queryEnvironments: async () => ({
        items: [
          environmentSummary({ costPerHour: 0.05 }),
          environmentSummary({
            id: 'e-2',
            name: 'ledger-main',
            costPerHour: 0.1,
          }),
        ],
        totalItems: 2,
        pageInfo: {},
      }),
      findQuota: async owner => ({
        owner,
        currency: 'EUR',
        environments: { used: 2 },
        costPerDay: { used: 3.6 },
        byBlueprint: [],
      }),
    });
    await renderEnvironments({ environmentsApi });
    expect(
      await screen.findByText('€3.60 per day together'),
    ).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '€1.20' })).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: '€2.40' })).toBeInTheDocument();
    expect(
      environmentsApi.findQuota.mock.calls.map(([owner]) => owner),
    ).toEqual(['group:default/payments-core']);
  });

  it('says of how many the cost is while there are more', async () => {
    await renderEnvironments({
      environmentsApi: fakeEnvironmentsApi({
        queryEnvironments: async () => ({
          items: [environmentSummary({ costPerHour: 0.05 })],
          totalItems: 7,
          pageInfo: { nextCursor: 'next' },
        }),
      }),
    });
    expect(await screen.findByText('7 environments')).toBeInTheDocument();
    // What it is in is not known here.
    expect(
      screen.getByText('the 1 shown costs 1.20 per day'),
    ).toBeInTheDocument();
  });

  it.each([
    ['Cost per day', 'cost', 'cost'],
    ['Ends', 'expiresAt', 'expiresAt'],
    ['Created', 'createdAt', 'createdAt'],
    ['State', 'phase', 'phase'],
  ] as const)(
    'is sorted by %s, and the other way round',
    async (head, sort, parameter) => {
      const environmentsApi = fakeEnvironmentsApi({
        queryEnvironments: async () => onePage,
      });
      await renderEnvironments({ environmentsApi });
      const button = await screen.findByRole('button', { name: head });
      await userEvent.click(button);
      await waitFor(() =>
        expect(
          environmentsApi.queryEnvironments.mock.calls.at(-1)?.[0],
        ).toMatchObject({ sort, order: 'asc' }),
      );
      await userEvent.click(screen.getByRole('button', { name: head }));
      await waitFor(() =>
        expect(
          environmentsApi.queryEnvironments.mock.calls.at(-1)?.[0],
        ).toMatchObject({ sort, order: 'desc' }),
      );
      expect(screen.getByTestId('address')).toHaveTextContent(
        `/environments?sort=-${parameter}`,
      );
    },
  );

  it('says what it is narrowed to from elsewhere, and shows all again', async () => {
    const environmentsApi = fakeEnvironmentsApi({
      queryEnvironments: async () => onePage,
    });
    await renderEnvironments({
      environmentsApi,
      at: '/environments?scope=all&owner=group:default/payments-core&blueprint=service',
    });
    await waitFor(() =>
      expect(
        environmentsApi.queryEnvironments.mock.calls.at(-1)?.[0],
      ).toMatchObject({
        scope: 'all',
        owner: 'group:default/payments-core',
        blueprint: 'service',
      }),
    );
    expect(
      await screen.findByText(/Only of the blueprint service/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all owners' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all blueprints' }),
    );
    await waitFor(() =>
      expect(
        environmentsApi.queryEnvironments.mock.calls.at(-1)?.[0],
      ).toMatchObject({ owner: undefined, blueprint: undefined }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/environments?scope=all',
    );
  });

  it('says under the name when it ends where there is no room beside', async () => {
    Object.defineProperty(window, 'matchMedia', {
      value: (query: string) => ({
        matches: query === '(max-width: 599.95px)',
        addEventListener: () => {},
        removeEventListener: () => {},
        addListener: () => {},
        removeListener: () => {},
      }),
      configurable: true,
    });
    await renderEnvironments({
      environmentsApi: fakeEnvironmentsApi({
        queryEnvironments: async () => ({
          ...onePage,
          items: [environmentSummary({ expiresAt: undefined })],
        }),
      }),
    });
    expect(
      await screen.findByRole('rowheader', { name: /^orders-discount/ }),
    ).toHaveTextContent('orders-discountno end');
  });

  it('says what would be here when there is nothing', async () => {
    await renderEnvironments({
      environmentsApi: fakeEnvironmentsApi({
        queryEnvironments: async () => ({
          items: [],
          totalItems: 0,
          pageInfo: {},
        }),
      }),
    });
    expect(
      await screen.findByText(/^Here would be environments/),
    ).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new Error('no line'), 'The environments could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderEnvironments({
      environmentsApi: fakeEnvironmentsApi({
        queryEnvironments: async () => {
          throw error;
        },
      }),
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('speaks German', async () => {
    await renderEnvironments({
      language: 'de',
      environmentsApi: fakeEnvironmentsApi({
        queryEnvironments: async () => onePage,
      }),
    });
    expect(await screen.findByText('1 Umgebung')).toBeInTheDocument();
  });
});
