import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { reviewQueue } from '../../__testUtils__/lists';
import { measured } from '../../__testUtils__/numbers';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

async function renderPage(
  answer: () => Promise<ReturnType<typeof reviewQueue>> = async () =>
    reviewQueue(),
) {
  return renderDelivery({
    at: '/delivery/reviews',
    answers: { getReviewQueue: answer },
  });
}

describe('what waits', () => {
  it('is said with what is usual, the overdue first', async () => {
    await renderPage();
    expect(
      await screen.findByRole('heading', { name: '2 changes wait, 1 overdue' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Usually 9 h until the first review (n=41) · overdue after 31 h, longer than 9 of 10 waits',
      ),
    ).toBeInTheDocument();
    const table = within(
      screen.getByRole('table', { name: 'Changes that wait' }),
    );
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(
        /^Add discountsgithub\.com\/acme\/orders #72\.1 daysOverduea reviewTouches a migrationpayments-core/,
      ),
      expect.stringMatching(
        /^Round amountsgithub\.com\/acme\/ledger #33 hbeing merged/,
      ),
    ]);
  });

  it('shows the load per team, and nobody by name', async () => {
    await renderPage();
    const load = within(
      await screen.findByRole('table', { name: 'Load per team' }),
    );
    expect(load.getByRole('row', { name: /^payments-core/ })).toHaveTextContent(
      'payments-core22422',
    );
  });

  it('is found by title, which the address keeps', async () => {
    await renderPage();
    await screen.findByRole('link', { name: 'Add discounts' });
    await userEvent.keyboard('/');
    await userEvent.keyboard('round');
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'Add discounts' })).toBeNull(),
    );
    expect(
      screen.getByRole('link', { name: 'Round amounts' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?search=round');
    await userEvent.keyboard('ing');
    expect(await screen.findByText('No change matches')).toBeInTheDocument();
  });

  it('is asked for of a team', async () => {
    const { deliveryApi } = await renderPage();
    await userEvent.click(
      await screen.findByRole('radio', { name: 'payments-core' }),
    );
    await waitFor(() =>
      expect(deliveryApi.getReviewQueue.mock.calls.at(-1)?.[0]).toEqual({
        scope: 'group:default/payments-core',
        limit: 100,
      }),
    );
  });

  it('can be nothing, of which little is known', async () => {
    await renderPage(async () =>
      reviewQueue({
        items: [],
        total: 0,
        overdue: 0,
        load: [],
        usual: measured({ value: undefined, n: 0 }),
        overdueAfterHours: undefined,
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Nothing waits' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'What is usual is not known yet · too little is known to call any overdue',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Here would be changes that wait for a review'),
    ).toBeInTheDocument();
  });

  it('is being read', async () => {
    await renderPage(() => new Promise(() => {}));
    expect(
      await screen.findByRole('status', { name: 'Reading what waits…' }),
    ).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new Error('no line'), 'What waits could not be read'],
  ])('says why it is not there: %s', async (error, expected) => {
    await renderPage(async () => {
      throw error;
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});
