import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Waiver } from '@groundwork/backstage-plugin-scorecards-common';
import { refusal } from '../../__testUtils__/refusal';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { waiver } from '../../__testUtils__/scorecards';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { WaiversPageContent } from './WaiversPageContent';

/** Opens the decision that is refused, of a waiver that is as it is then. */
async function openRefused(
  refused: Promise<Error>,
  now: Waiver,
  before = waiver(),
) {
  const waivers = [before];
  renderInPortal(<WaiversPageContent />, {
    scorecardsApi: fakeScorecardsApi({
      queryWaivers: async ({ limit, status }) => ({
        items: waivers.filter(one => !status || status.includes(one.status)),
        pageInfo: {},
        totalItems: limit,
      }),
      decideWaiver: async () => {
        waivers[0] = now;
        throw await refused;
      },
    }),
  });
  await userEvent.click(
    await screen.findByRole('button', { name: /^Approve the waiver/ }),
  );
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Approve this waiver?' }),
  );
  return { dialog };
}

const approveIn = (dialog: ReturnType<typeof within>) =>
  dialog.getByRole('button', { name: 'Approve the waiver' });

describe('an approval', () => {
  it('says until when, and on what it depends', async () => {
    const { dialog } = await openRefused(
      refusal(503, 'ServiceUnavailableError', 'Away'),
      waiver(),
      waiver({
        compensatingCheckId: 'canary',
        compensatingCheckTitle: 'Deploys by canary',
        expiresAt: '2027-01-12T12:00:00.000Z',
      }),
    );
    expect(
      dialog.getByText(
        'Until Jan 12, 2027, the check does not count for Ledger. It holds only while “Deploys by canary” passes.',
      ),
    ).toBeInTheDocument();
  });
});

describe('a waiver that was withdrawn', () => {
  it('says by whom, and on what it depended', async () => {
    renderInPortal(<WaiversPageContent />, {
      scorecardsApi: fakeScorecardsApi({
        queryWaivers: async () => ({
          items: [
            waiver({
              status: 'withdrawn',
              decidedBy: 'user:default/kofi.mensah',
              compensatingCheckId: 'canary',
              compensatingCheckTitle: 'Deploys by canary',
            }),
          ],
          pageInfo: {},
        }),
      }),
    });
    expect(
      await screen.findByRole('list', { name: 'Waivers' }),
    ).toHaveTextContent(
      /· holds only while “Deploys by canary” passes · withdrawn by kofi.mensah/,
    );
  });
});

describe('a decision that is refused', () => {
  it('says why, and can be tried again', async () => {
    const { dialog } = await openRefused(
      refusal(503, 'ServiceUnavailableError', 'The database is away'),
      waiver(),
    );
    await userEvent.click(approveIn(dialog));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The decision did not arriveThe database is away',
    );
    expect(approveIn(dialog)).toBeEnabled();
  });

  it('shows how the waiver is now when that has changed', async () => {
    const { dialog } = await openRefused(
      refusal(409, 'ConflictError', 'Waiver w1 is withdrawn'),
      waiver({ status: 'withdrawn' }),
    );
    const approve = approveIn(dialog);
    await userEvent.click(approve);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The waiver has changed meanwhileWaiver w1 is withdrawn',
    );
    expect(approve).not.toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'See it as it is now' }),
    );
    const list = screen.getByRole('list', { name: 'Waivers' });
    await waitFor(() => expect(list).toHaveTextContent(/^Withdrawn/));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
