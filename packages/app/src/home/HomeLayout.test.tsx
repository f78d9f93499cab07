import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { component, group, system, user } from '../__testUtils__/entities';
import { renderHome } from '../__testUtils__/renderHome';

const acme = group('acme', 'Acme', {
  relations: [['parentOf', 'group:default/money']],
});
const paymentsCore = group('payments-core', 'Payments Core', {
  annotations: {
    'groundwork.dev/lead': 'user:default/kofi.mensah',
    'groundwork.dev/chat-channel': '#team-payments-core',
  },
  relations: [
    ['childOf', 'group:default/money'],
    ['hasMember', 'user:default/ada.byron'],
    ['hasMember', 'user:default/kofi.mensah'],
  ],
});
const ada = user('ada.byron', 'Ada Byron');

function panel(name: string) {
  return within(screen.getByRole('region', { name }));
}

describe('Home', () => {
  it('keeps the places of its panels while it is loading', async () => {
    const never = new Promise<never>(() => {});
    await renderHome({
      catalogApi: catalogApiMock.mock({ getEntitiesByRefs: () => never }),
    });
    expect(
      await screen.findByRole('region', { name: 'Yours' }),
    ).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByRole('region', { name: 'Your team' })).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('greets by name and shows the components, the critical ones first', async () => {
    await renderHome({
      groups: ['payments-core'],
      entities: [
        ada,
        paymentsCore,
        component('payment-webhooks', 'payments-core', { tier: '2' }),
        component('payments', 'payments-core', {
          title: 'Payments',
          tier: '1',
        }),
        component('orders', 'ordering', { tier: '1' }),
      ],
    });
    expect(
      await screen.findByRole('heading', { level: 1, name: /Ada Byron/ }),
    ).toBeInTheDocument();
    const rows = (await panel('Yours').findAllByRole('row')).slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      'PaymentsserviceproductionTier 1payments-core',
      'payment-webhooksserviceproductionTier 2payments-core',
    ]);
    expect(
      panel('Yours').getByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments');
    expect(
      panel('Yours').getByRole('link', { name: '2 components' }),
    ).toHaveAttribute(
      'href',
      '/catalog?filters[kind]=component&filters[user]=owned',
    );
  });

  it('shows the team: lead, channel and people', async () => {
    await renderHome({
      groups: ['payments-core'],
      entities: [ada, paymentsCore],
    });
    await screen.findByRole('heading', { level: 1, name: /Ada Byron/ });
    const team = panel('Your team');
    expect(
      team.getByRole('link', { name: 'Payments Core' }),
    ).toBeInTheDocument();
    expect(team.getByText('#team-payments-core')).toBeInTheDocument();
    expect(team.getByText('2 people')).toBeInTheDocument();
    expect(team.getByText('(you)')).toBeInTheDocument();
  });

  it('shows the systems to a member of the root group', async () => {
    await renderHome({
      groups: ['acme'],
      entities: [
        ada,
        acme,
        system('payments', 'Payments', 'payments-core'),
        system('ordering', 'Ordering', 'ordering'),
        component('checkout', 'payments-core', { partOf: 'payments' }),
        component('ledger', 'payments-core', { partOf: 'payments' }),
        component('orders', 'ordering', { partOf: 'ordering' }),
      ],
    });
    expect(
      await screen.findByRole('link', { name: '2 systems · 3 components' }),
    ).toBeInTheDocument();
    const rows = panel('Systems').getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      'Orderingordering1',
      'Paymentspayments-core2',
    ]);
    expect(screen.queryByRole('region', { name: 'Yours' })).toBeNull();
  });

  it('says what would be here and what fills it', async () => {
    await renderHome({
      groups: ['payments-core'],
      entities: [ada, paymentsCore],
    });
    expect(
      await screen.findByText(/Components that your team owns appear here/),
    ).toBeInTheDocument();
    expect(
      panel('Yours').getByText(/spec\.owner of a component to payments-core/),
    ).toBeInTheDocument();
    expect(
      panel('Yours').getByRole('link', { name: 'Browse the catalog' }),
    ).toHaveAttribute('href', '/catalog');
    expect(panel('Starred').getByText(/Press the star/)).toBeInTheDocument();
    expect(
      await panel('Recently visited').findByText(/Open any component/),
    ).toBeInTheDocument();
  });

  it('tells who is in no team how to get into one', async () => {
    await renderHome({ entities: [ada] });
    expect(
      await screen.findByText('You are in no team yet'),
    ).toBeInTheDocument();
    expect(panel('Your team').getByText(/spec\.memberOf/)).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const catalogApi = catalogApiMock({
      entities: [ada, paymentsCore, component('payments', 'payments-core')],
    });
    const query = jest
      .spyOn(catalogApi, 'queryEntities')
      .mockRejectedValueOnce(new Error('Request failed with 503'));
    await renderHome({ groups: ['payments-core'], catalogApi });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Your components could not be read');
    expect(alert).toHaveTextContent('Request failed with 503');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await panel('Yours').findByRole('link', { name: 'payments' }),
    ).toBeInTheDocument();
    expect(query).toHaveBeenCalledTimes(2);
  });

  it('still searches when the catalog does not answer', async () => {
    await renderHome({
      catalogApi: catalogApiMock.mock({
        getEntitiesByRefs: () => Promise.reject(new Error('no answer')),
      }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Your team could not be read',
    );
    expect(screen.getByRole('searchbox')).toBeInTheDocument();
  });

  it('lists what was starred and visited, each entity once', async () => {
    const { starred } = await renderHome({
      entities: [ada],
      visits: [
        { entityRef: 'component:default/ledger', timestamp: 3 },
        { entityRef: 'component:default/ledger', timestamp: 2 },
        { entityRef: 'component:default/orders', timestamp: 1 },
      ],
    });
    await act(() => starred.toggleStarred('component:default/checkout'));
    expect(
      panel('Starred').getByRole('link', { name: 'checkout' }),
    ).toBeInTheDocument();
    const links = await panel('Recently visited').findAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual(['ledger', 'orders']);
  });

  it('asks the catalog a constant number of questions', async () => {
    const catalogApi = catalogApiMock({
      entities: [
        ada,
        paymentsCore,
        ...Array.from({ length: 30 }, (_, index) =>
          component(`service-${index}`, 'payments-core'),
        ),
      ],
    });
    const calls = (
      ['getEntitiesByRefs', 'queryEntities', 'getEntityFacets'] as const
    ).map(method => jest.spyOn(catalogApi, method));
    await renderHome({ groups: ['payments-core'], catalogApi });
    expect(
      await screen.findByRole('link', { name: '30 components' }),
    ).toBeInTheDocument();
    expect(calls.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  });
});
