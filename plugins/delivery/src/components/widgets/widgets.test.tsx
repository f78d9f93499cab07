import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { changeSummary } from '../../__testUtils__/answers';
import { incidentSummary, reviewQueue } from '../../__testUtils__/lists';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { OpenIncidentsContent } from './OpenIncidentsContent';
import { WaitingReviewsContent } from './WaitingReviewsContent';

const GROUPS = ['group:default/payments-core', 'group:default/ledger'];

describe('waiting reviews', () => {
  it('are those of all my groups, each once, the overdue first', async () => {
    const deliveryApi = renderForEntity(
      <WaitingReviewsContent />,
      {
        getReviewQueue: async ({ scope }) =>
          scope === GROUPS[0]
            ? reviewQueue({ items: [...reviewQueue().items].reverse() })
            : reviewQueue({
                items: [
                  reviewQueue().items[0],
                  {
                    change: changeSummary({ id: 'c-9', title: 'Close books' }),
                    waitsFor: 'review',
                    since: '2026-11-19T07:00:00Z',
                    waitedHours: 20,
                    isOverdue: false,
                    risks: [],
                  },
                ],
              }),
      },
      { groups: GROUPS },
    );
    const list = await screen.findByRole('list', { name: 'Reviews waiting' });
    expect([...list.children].map(({ textContent }) => textContent)).toEqual([
      'Add discountsgithub.com/acme/orders #72.1 daysOverdue',
      'Close booksgithub.com/acme/orders #720 h',
      'Round amountsgithub.com/acme/ledger #33 h',
    ]);
    expect(
      deliveryApi.getReviewQueue.mock.calls.map(([{ scope }]) => scope),
    ).toEqual(GROUPS);
  });

  it('are of everything for who is in no group', async () => {
    const deliveryApi = renderForEntity(<WaitingReviewsContent />, {
      getReviewQueue: async () => reviewQueue({ items: [], total: 0 }),
    });
    expect(
      await screen.findByText('No change of your teams waits'),
    ).toBeInTheDocument();
    expect(deliveryApi.getReviewQueue.mock.calls[0][0].scope).toBe('all');
  });

  it('are read again after a failure', async () => {
    let failures = 1;
    renderForEntity(<WaitingReviewsContent />, {
      getReviewQueue: async () => {
        if (failures-- > 0) {
          throw new Error('The database is away');
        }
        return reviewQueue();
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What waits could not be readNothing was lost. The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Add discounts')).toBeInTheDocument();
  });
});

describe('open incidents', () => {
  it('are those of my group, and lead to where they came from', async () => {
    const deliveryApi = renderForEntity(
      <OpenIncidentsContent />,
      {
        listIncidents: async () => ({
          items: [incidentSummary()],
          pageInfo: {},
        }),
      },
      { groups: [GROUPS[0]] },
    );
    expect(
      await screen.findByRole('link', { name: 'Checkout is slow' }),
    ).toHaveAttribute('href', '/delivery/incidents/incident%2F1%20%232');
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/delivery/incidents?scope=group%3Adefault%2Fpayments-core',
    );
    expect(deliveryApi.listIncidents.mock.calls[0][0]).toMatchObject({
      scope: GROUPS[0],
      status: 'open',
    });
  });

  it('say that there are none', async () => {
    renderForEntity(<OpenIncidentsContent />, {
      listIncidents: async () => ({ items: [], pageInfo: {} }),
    });
    expect(
      await screen.findByText('No incident of your teams is open'),
    ).toBeInTheDocument();
  });
});
