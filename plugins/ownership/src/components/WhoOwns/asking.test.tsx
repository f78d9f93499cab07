import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ResolveRequest,
  ResolveResponse,
} from '@groundwork/backstage-plugin-ownership-common';
import {
  answer,
  part,
  response,
  storefront,
} from '../../__testUtils__/answers';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderOwnership } from '../../__testUtils__/renderOwnership';

function titled(title: string): ResolveResponse {
  const { entity } = answer();
  return response(part([answer({ entity: { ...entity, title } })]));
}

async function renderPage(
  resolve: (request: ResolveRequest) => Promise<ResolveResponse> = async ({
    query = 'payload',
  }) => titled(`Owner of ${query}`),
  at?: string,
) {
  const ownershipApi = fakeOwnershipApi({ resolve });
  const rendered = await renderOwnership({ ownershipApi, at });
  const asked = () => ownershipApi.resolve.mock.calls.map(([it]) => it);
  return { ...rendered, asked, ownershipApi };
}

function field() {
  return screen.findByRole('textbox', { name: 'Who owns …?' });
}

function address() {
  return screen.getByTestId('address').textContent;
}

beforeEach(() => window.localStorage.clear());

describe('asking', () => {
  it('has the focus from the start, and the mark that / looks for', async () => {
    await renderPage();
    expect(await field()).toHaveFocus();
    expect(await field()).toHaveAttribute('data-page-search');
  });

  it('answers as one types, once for what is typed in one go', async () => {
    const { asked } = await renderPage();
    await userEvent.type(await field(), 'pay.acme.test');
    expect(
      await screen.findByRole('link', { name: 'Owner of pay.acme.test' }),
    ).toBeInTheDocument();
    expect(asked()).toEqual([{ query: 'pay.acme.test', include: ['contact'] }]);
    await waitFor(() => expect(address()).toBe('/ownership?q=pay.acme.test'));
  });

  it('takes a paste of many lines', async () => {
    const { asked } = await renderPage();
    await userEvent.click(await field());
    await userEvent.paste('Error: no\n  at pay (/srv/pay.js:1:1)');
    expect(await screen.findByRole('heading', { level: 3 })).toBeVisible();
    expect(asked()).toEqual([
      {
        query: 'Error: no\n  at pay (/srv/pay.js:1:1)',
        include: ['contact'],
      },
    ]);
    expect(await field()).toHaveValue('Error: no\n  at pay (/srv/pay.js:1:1)');
  });

  it('sends JSON as a payload, and keeps a large one out of the address', async () => {
    const payload = { alerts: [{ labels: { text: 'x'.repeat(600) } }] };
    const { asked } = await renderPage();
    await userEvent.click(await field());
    await userEvent.paste(JSON.stringify(payload));
    await screen.findByRole('heading', { level: 3 });
    expect(asked()).toEqual([{ payload, include: ['contact'] }]);
    expect(address()).toBe('/ownership');
  });

  it('answers what the address asks, at the day that it names', async () => {
    const { asked } = await renderPage(
      undefined,
      '/ownership?q=pay.acme.test&at=2026-03-03',
    );
    await screen.findByRole('heading', { level: 3 });
    expect(asked()).toEqual([
      {
        query: 'pay.acme.test',
        at: new Date(2026, 2, 3, 12).toISOString(),
        include: ['contact'],
      },
    ]);
    expect(screen.getByLabelText('Owner on')).toHaveValue('2026-03-03');
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to today' }),
    );
    await waitFor(() => expect(address()).toBe('/ownership?q=pay.acme.test'));
    expect(asked()).toHaveLength(2);
  });

  it('follows an address that is opened from elsewhere', async () => {
    const { asked } = await renderPage(undefined, '/ownership?q=pay');
    await screen.findByRole('link', { name: 'Owner of pay' });
    await userEvent.click(
      screen.getByRole('link', { name: 'Who owns the ledger?' }),
    );
    await screen.findByRole('link', { name: 'Owner of ledger' });
    expect(await field()).toHaveValue('ledger');
    expect(address()).toBe('/ownership?q=ledger');
    expect(asked().map(({ query }) => query)).toEqual(['pay', 'ledger']);
  });

  it('keeps the answer until there is another, and breaks off what is outdated', async () => {
    const signals: Array<AbortSignal | undefined> = [];
    const { ownershipApi } = await renderPage();
    await userEvent.type(await field(), 'pay');
    await screen.findByRole('link', { name: 'Owner of pay' });
    ownershipApi.resolve.mockImplementation((_request, options) => {
      signals.push(options?.signal);
      return new Promise(() => {});
    });
    await userEvent.type(await field(), '.acme');
    await waitFor(() => expect(signals).toHaveLength(1));
    expect(
      screen.getByRole('link', { name: 'Owner of pay' }),
    ).toBeInTheDocument();
    await userEvent.type(await field(), '.test');
    expect(signals[0]?.aborted).toBe(true);
  });

  it('is not confused by answers that come in another order', async () => {
    const pending = new Map<string, (answered: ResolveResponse) => void>();
    await renderPage(
      ({ query = '' }) =>
        new Promise(resolve => {
          pending.set(query, resolve);
        }),
    );
    await userEvent.type(await field(), 'pay{Enter}');
    await waitFor(() => expect(pending.size).toBe(1));
    await userEvent.type(await field(), '.acme{Enter}');
    await waitFor(() => expect(pending.size).toBe(2));
    await act(async () => {
      pending.get('pay.acme')?.(titled('The later'));
      pending.get('pay')?.(titled('The earlier'));
    });
    expect(screen.getByRole('link', { name: 'The later' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'The earlier' })).toBeNull();
  });

  it('refuses what is too much, without sending it', async () => {
    const { asked } = await renderPage();
    await userEvent.click(await field());
    await userEvent.paste('x'.repeat(1024 * 1024 + 1));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'That is too much at once',
    );
    expect(asked()).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('goes from the field to the candidates and back', async () => {
    await renderPage(async () =>
      response(part([answer(), storefront()], { margin: 0.6 })),
    );
    await userEvent.type(await field(), 'pay');
    const first = await screen.findByRole('link', { name: 'Checkout web' });
    await userEvent.keyboard('{ArrowDown}');
    expect(first).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Storefront' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(await field()).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(address()).toBe('/catalog/default/component/checkout-web');
  });

  it('clears by Escape', async () => {
    await renderPage();
    await userEvent.type(await field(), 'pay');
    await screen.findByRole('heading', { level: 3 });
    await userEvent.keyboard('{Escape}');
    expect(await field()).toHaveValue('');
    expect(screen.queryByRole('heading', { level: 3 })).toBeNull();
    expect(address()).toBe('/ownership');
  });

  it('copies for the incident channel by Ctrl+Enter', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await renderPage(async () => response(part([answer()])));
    await user.type(await field(), 'pay');
    await screen.findByRole('heading', { level: 3 });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(writeText).toHaveBeenCalledWith(
      expect.stringMatching(
        /^\[Checkout web\]\(http:\/\/localhost\/catalog\/default\/component\/checkout-web\)/,
      ),
    );
    expect(
      await screen.findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
  });
});

describe('before anything is asked', () => {
  it('offers examples', async () => {
    const { asked } = await renderPage();
    const examples = await screen.findByRole('list', { name: 'Examples' });
    await userEvent.click(
      within(examples).getByRole('button', {
        name: 'services/orders/src/index.ts',
      }),
    );
    await screen.findByRole('heading', { level: 3 });
    expect(asked()[0].query).toBe('services/orders/src/index.ts');
  });

  it('offers what was looked up lately, until that is cleared', async () => {
    await renderPage();
    await userEvent.type(await field(), 'pay.acme.test');
    await screen.findByRole('heading', { level: 3 });
    await waitFor(
      () => expect(JSON.stringify(window.localStorage)).toMatch(/pay\.acme/),
      { timeout: 3_000 },
    );
    await userEvent.keyboard('{Escape}');
    expect(
      within(screen.getByRole('list', { name: 'Recent look-ups' })).getByRole(
        'button',
        { name: 'pay.acme.test' },
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear look-ups' }),
    );
    expect(screen.queryByText('Recent look-ups')).toBeNull();
    expect(window.localStorage.getItem('groundwork.ownership.recent')).toBe(
      null,
    );
  });
});

describe('what goes wrong', () => {
  it('says what failed, keeps the text, and tries again', async () => {
    const { ownershipApi } = await renderPage();
    ownershipApi.resolve.mockRejectedValueOnce(new Error('index is starting'));
    await userEvent.type(await field(), 'pay');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The look-up did not answer');
    expect(alert).toHaveTextContent('index is starting');
    expect(await field()).toHaveValue('pay');
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Owner of pay' }),
    ).toBeInTheDocument();
  });

  it('says who can grant it when it is denied', async () => {
    const { ownershipApi } = await renderPage();
    const denied = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    ownershipApi.resolve.mockRejectedValue(denied);
    await userEvent.type(await field(), 'pay');
    expect(await screen.findByRole('note')).toHaveTextContent(
      /You may not look up owners.*Those who run this portal can grant it/,
    );
  });
});
