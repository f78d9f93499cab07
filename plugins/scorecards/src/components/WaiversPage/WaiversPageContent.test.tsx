import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ScorecardsApi,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { waiver } from '../../__testUtils__/scorecards';
import { WaiversPageContent } from './WaiversPageContent';

async function renderPage(
  waivers: Waiver[],
  options: { answers?: Partial<ScorecardsApi>; path?: string } = {},
) {
  const scorecardsApi = fakeScorecardsApi({
    queryWaivers: async ({ status }) => ({
      items: waivers.filter(one => !status || status.includes(one.status)),
      pageInfo: {},
    }),
    ...options.answers,
  });
  const { address, toasts } = renderInPortal(<WaiversPageContent />, {
    scorecardsApi,
    path: options.path,
  });
  await screen.findByRole('group', { name: 'Status' });
  return { scorecardsApi, address, toasts };
}

const APPROVE = 'Approve the waiver of “Has a rehearsed rollback” for Ledger';

describe('the list of waivers', () => {
  it('says for what, why, by whom and until when', async () => {
    await renderPage([
      waiver({ expiresAt: '2027-01-12T12:00:00.000Z' }),
      waiver({
        id: 'w2',
        status: 'rejected',
        decidedBy: 'user:default/ada.byron',
        decidedAt: '2026-11-20T12:00:00.000Z',
        decisionComment: 'It takes an afternoon',
        compensatingCheckId: 'canary',
        expiresAt: '2027-01-12T12:00:00.000Z',
      }),
    ]);
    const list = await screen.findByRole('list', { name: 'Waivers' });
    expect(list.children[0]).toHaveTextContent(
      'WaitsHas a rehearsed rollbackLedgerin Production readinessThe ledger is replaced in January' +
        'asked by kofi.mensah, Nov 20, 2026 · until Jan 12, 2027',
    );
    expect(list.children[1]).toHaveTextContent(
      'was to end on Jan 12, 2027 · holds only while “canary” passes · ' +
        'decided by ada.byron, Nov 20, 2026: It takes an afternoon',
    );
  });

  it('is filtered by the address', async () => {
    const { scorecardsApi, address } = await renderPage(
      [waiver(), waiver({ id: 'w2', status: 'expired' })],
      { path: '/?status=expired' },
    );
    expect(
      await screen.findByRole('list', { name: 'Waivers' }),
    ).toHaveTextContent(/^Expired/);
    await userEvent.click(screen.getByRole('button', { name: 'Waits' }));
    expect(address()).toBe('/?status=requested&status=expired');
    await waitFor(() =>
      expect(
        scorecardsApi.queryWaivers.mock.calls.flatMap(([{ status, limit }]) =>
          limit === 50 ? [status] : [],
        ),
      ).toEqual([['expired'], ['requested', 'expired']]),
    );
  });

  it('reads more on demand', async () => {
    await renderPage([], {
      answers: {
        queryWaivers: async ({ cursor }) => ({
          items: [waiver({ id: cursor ?? 'w1', reason: cursor ?? 'first' })],
          pageInfo: { nextCursor: cursor ? undefined : 'second' },
        }),
      },
    });
    await screen.findByText('first');
    await userEvent.click(
      screen.getByRole('button', { name: 'Load more waivers' }),
    );
    expect(await screen.findByText('second')).toBeInTheDocument();
    expect(screen.getByText('first')).toBeInTheDocument();
  });

  it.each([
    ['/', 'Here would be waivers: checks that do not count for a while'],
    ['/?status=revoked', 'No waiver has this status'],
  ])('says at %s why there are none', async (path, expected) => {
    await renderPage([], { path });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('says why it could not be read', async () => {
    await renderPage([], {
      answers: {
        queryWaivers: async () => {
          throw new Error('The database is away.');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The waivers could not be read',
    );
  });
});

describe('what waits for me', () => {
  const mine = waiver({ id: 'w2', requestedBy: 'user:default/ada.byron' });
  const over = waiver({ id: 'w3', status: 'approved' });

  it('is counted, without what I asked for myself, and shown', async () => {
    const { address } = await renderPage([waiver(), mine, over], {
      path: '/?id=w3&entity=component:default/ledger',
    });
    expect(
      await screen.findByRole('heading', { name: '1 waiver waits for you' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show what waits' }),
    );
    expect(address()).toBe('/?status=requested');
    await waitFor(() =>
      expect(screen.queryByText('Show what waits')).toBeNull(),
    );
  });

  it('is looked for on later pages too', async () => {
    await renderPage([], {
      answers: {
        queryWaivers: async ({ cursor }) => ({
          items: cursor === 'c2' ? [waiver()] : [mine],
          pageInfo: {
            nextCursor: { start: 'c1', c1: 'c2' }[cursor ?? 'start'],
          },
        }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: '1 waiver waits for you' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['some wait', waiver(), 'At least 5 waivers wait for you'],
    [
      'none does',
      mine,
      'None of the 5 newest requests waits for you; older ones may',
    ],
  ])('is said as far as it was counted when %s', async (_name, one, text) => {
    const { scorecardsApi } = await renderPage([], {
      answers: {
        queryWaivers: async () => ({
          items: [one],
          pageInfo: { nextCursor: 'next' },
        }),
      },
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(
      scorecardsApi.queryWaivers.mock.calls.filter(
        ([{ limit }]) => limit === 200,
      ),
    ).toHaveLength(5);
  });

  it('is less after a decision', async () => {
    const waivers = [waiver(), waiver({ id: 'w4' })];
    await renderPage(waivers, {
      answers: {
        decideWaiver: async () => {
          waivers[0] = waiver({ status: 'approved' });
          return waivers[0];
        },
      },
    });
    await screen.findByRole('heading', { name: '2 waivers wait for you' });
    const [first] = screen.getAllByRole('button', { name: APPROVE });
    await userEvent.click(first);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve the waiver' }),
    );
    expect(
      await screen.findByRole('heading', { name: '1 waiver waits for you' }),
    ).toBeInTheDocument();
  });
});

describe('a link to a waiver', () => {
  it('shows it among those of its entity, and then all', async () => {
    const { scorecardsApi, address } = await renderPage(
      [waiver({ id: 'w1' }), waiver({ id: 'w2', reason: 'Until the move' })],
      { path: '/?id=w2&entity=component:default/ledger' },
    );
    const list = await screen.findByRole('list', { name: 'Waivers' });
    const [other, sought] = [...list.children];
    expect(sought).toHaveAttribute('aria-current', 'true');
    expect(sought).toHaveTextContent('Until the move');
    expect(sought).toHaveFocus();
    expect(other).not.toHaveAttribute('aria-current');
    expect(screen.getByText('Only those for Ledger')).toBeInTheDocument();
    expect(
      scorecardsApi.queryWaivers.mock.calls.find(
        ([{ limit }]) => limit === 50,
      )?.[0].entityRef,
    ).toBe('component:default/ledger');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show those of all entities' }),
    );
    expect(address()).toBe('/');
  });

  it('says when it is not there', async () => {
    await renderPage([waiver()], { path: '/?id=gone' });
    expect(await screen.findByRole('note')).toHaveTextContent(
      'The waiver that you came for is not here',
    );
    expect(screen.getByRole('list', { name: 'Waivers' })).toBeInTheDocument();
  });
});

describe('a decision', () => {
  it('is taken with a comment, and shows', async () => {
    const waivers = [waiver()];
    const { scorecardsApi, toasts } = await renderPage(waivers, {
      answers: {
        decideWaiver: async () => {
          waivers[0] = waiver({ status: 'approved' });
          return waivers[0];
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: APPROVE }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Approve this waiver?' }),
    );
    expect(
      dialog.getByText(/^Until Jan 12, 2027, the check does not count/),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Comment' }),
      'Until the move',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve the waiver' }),
    );
    const list = screen.getByRole('list', { name: 'Waivers' });
    await waitFor(() => expect(list).toHaveTextContent(/^Approved/));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(toasts).toEqual(['The waiver is approved']);
    expect(scorecardsApi.decideWaiver.mock.calls).toEqual([
      [{ id: 'w1', decision: 'approve', comment: 'Until the move' }],
    ]);
  });

  it('is for somebody else than who asked', async () => {
    await renderPage([waiver({ requestedBy: 'user:default/ada.byron' })]);
    const approve = await screen.findByRole('button', { name: APPROVE });
    expect(approve).toBeDisabled();
    expect(approve).toHaveAccessibleDescription(
      'You asked for it, so somebody else decides.',
    );
    expect(screen.getByRole('button', { name: /^Withdraw the/ })).toBeEnabled();
  });

  it('keeps the comment when it does not arrive', async () => {
    await renderPage([waiver({ status: 'approved' })], {
      answers: {
        decideWaiver: async () => {
          throw new Error('Somebody else has revoked it.');
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Revoke the/ }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'End this waiver now?' }),
    );
    const comment = dialog.getByRole('textbox', { name: 'Comment' });
    await userEvent.type(comment, 'Done earlier');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Revoke the waiver' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The decision did not arriveSomebody else has revoked it.',
    );
    expect(comment).toHaveValue('Done earlier');
  });
});
