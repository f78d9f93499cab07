import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { refusal } from '../../__testUtils__/refusal';
import {
  TEST_KEY,
  testDetail,
  testPage,
  testSummary,
} from '../../__testUtils__/lists';
import { renderDelivery } from '../../__testUtils__/renderDelivery';

const AT_TEST = `/delivery/tests?${new URLSearchParams({ test: TEST_KEY })}`;

describe('the tests', () => {
  it('say what they cost, how often they lie and whose they are', async () => {
    await renderDelivery({
      at: '/delivery/tests',
      answers: { listTests: async () => testPage() },
    });
    const row = await screen.findByRole('row', { name: /^adds what/ });
    expect(row).toHaveTextContent(
      /^adds what is in stockcart · github\.com\/acme\/orders6\.4 hFlaky6% \(3%–10%\)orderspayments-core/,
    );
    expect(
      screen.getByRole('heading', { name: '3 flaky tests cost 11 h' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Of 310 watched: 1 broken, 2 in quarantine'),
    ).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: 'adds what is in stock' }),
    ).toHaveAttribute('href', AT_TEST);
  });

  it('are narrowed by state and name, which the address keeps', async () => {
    const { deliveryApi } = await renderDelivery({
      at: '/delivery/tests',
      answers: { listTests: async () => testPage() },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Broken' }),
    );
    await userEvent.keyboard('/');
    await userEvent.keyboard('cart');
    expect(
      screen.getByRole('searchbox', { name: 'Find a test' }),
    ).toHaveFocus();
    await waitFor(() =>
      expect(deliveryApi.listTests.mock.calls.at(-1)?.[0]).toMatchObject({
        scope: 'all',
        state: 'broken',
        search: 'cart',
      }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/delivery/tests?state=broken&search=cart',
    );
  });

  it('are read page by page', async () => {
    await renderDelivery({
      at: '/delivery/tests',
      answers: {
        listTests: async ({ cursor }) =>
          cursor
            ? testPage({
                items: [testSummary({ key: 'other', name: 'removes one' })],
              })
            : testPage({ pageInfo: { nextCursor: 'next' } }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(
      await screen.findByRole('link', { name: 'removes one' }),
    ).toBeInTheDocument();
  });

  it.each([
    [
      '/delivery/tests',
      'Here would be tests that pass and fail on the same contents',
    ],
    ['/delivery/tests?state=broken', 'No test matches'],
  ])('say what would be at %s', async (at, expected) => {
    await renderDelivery({
      at,
      answers: {
        listTests: async () =>
          testPage({
            items: [],
            totals: {
              tests: 0,
              flaky: 0,
              broken: 0,
              quarantined: 0,
              costHours: 0,
            },
          }),
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it.each([
    [new NotAllowedError('no'), 'You may not see this'],
    [new Error('no line'), 'The tests could not be read'],
  ])('say why they are not there: %s', async (error, expected) => {
    await renderDelivery({
      at: '/delivery/tests',
      answers: {
        listTests: async () => {
          throw error;
        },
      },
    });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });
});

describe('a test', () => {
  it('is asked for by its key, whatever is in it, and says why', async () => {
    const { deliveryApi } = await renderDelivery({
      at: AT_TEST,
      answers: { getTest: async () => testDetail() },
    });
    expect(
      await screen.findByText('Passed and failed on the same tree 12 times'),
    ).toBeInTheDocument();
    expect(deliveryApi.getTest.mock.calls[0][0]).toBe(TEST_KEY);
    const executions = within(
      screen.getByRole('region', {
        name: 'Failures, and what passed after one',
      }),
    );
    expect(executions.getByRole('row', { name: /Flake/ })).toHaveTextContent(
      /Flake01234567 attempt 24 sExpected 3, got 2$/,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'By day as a table' }),
    );
    expect(
      screen.getByRole('row', { name: /^(Nov 19|19 Nov),? 2026 9/ }),
    ).toHaveTextContent(/911$/);
  });

  it('goes into quarantine with a reason, until a day', async () => {
    const { deliveryApi, toasts } = await renderDelivery({
      at: AT_TEST,
      answers: {
        getTest: async () => testDetail(),
        quarantineTest: async (_key, { reason, until }) =>
          testDetail({
            state: 'quarantined',
            quarantine: { reason, since: '2026-11-20T10:00:00Z', until },
          }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Quarantine…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const doIt = dialog.getByRole('button', { name: 'Quarantine' });
    expect(doIt).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Why/ }),
      'Waits for PAY-7',
    );
    await userEvent.click(doIt);
    expect(
      await screen.findByText(/^In quarantine: Waits for PAY-7, until/),
    ).toBeInTheDocument();
    const [key, request] = deliveryApi.quarantineTest.mock.calls[0];
    expect(key).toBe(TEST_KEY);
    expect(request).toEqual({
      reason: 'Waits for PAY-7',
      until: expect.stringMatching(/T23:59:59\.000Z$/),
    });
    expect(toasts).toEqual(['The test is in quarantine']);
    expect(
      screen.getByRole('button', { name: 'End the quarantine' }),
    ).toBeInTheDocument();
  });

  it('says why it did not go into quarantine', async () => {
    const error = await refusal(400, 'InputError', 'At most 90 days');
    await renderDelivery({
      at: AT_TEST,
      answers: {
        getTest: async () => testDetail(),
        quarantineTest: async () => {
          throw error;
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Quarantine…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: /^Why/ }), 'x');
    await userEvent.click(dialog.getByRole('button', { name: 'Quarantine' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The test could not be put into quarantineAt most 90 days',
    );
  });

  it('comes out of quarantine', async () => {
    await renderDelivery({
      at: AT_TEST,
      answers: {
        getTest: async () =>
          testDetail({
            state: 'quarantined',
            quarantine: {
              reason: 'Waits for PAY-7',
              since: '2026-11-20T10:00:00Z',
              until: '2026-12-01T10:00:00Z',
            },
          }),
        endQuarantine: async () => testDetail({ state: 'recovered' }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'End the quarantine' }),
    );
    expect(await screen.findByText('Recovered')).toBeInTheDocument();
  });
});
