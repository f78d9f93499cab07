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
      'was to end on Jan 12, 2027 · holds only while the check canary passes · ' +
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
        scorecardsApi.queryWaivers.mock.calls.map(([{ status }]) => status),
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
      dialog.getByText('Until it ends, the check does not count for Ledger.'),
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
