import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTeam } from '../../__testUtils__/renderTeam';
import { teamMaturity } from '../../__testUtils__/team';

describe('evaluating now', () => {
  it('shows what came of it', async () => {
    const { maturityApi, toasts } = await renderTeam(
      {},
      {
        answers: {
          evaluateTeam: async () => teamMaturity({ improvements: [] }),
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(
      await screen.findByText('Nothing is left to do'),
    ).toBeInTheDocument();
    expect(maturityApi.evaluateTeam.mock.calls).toEqual([
      ['group:default/payments-core'],
    ]);
    await waitFor(() =>
      expect(toasts).toEqual(['Evaluated Payments Core anew']),
    );
  });

  it('keeps what is known when it fails', async () => {
    await renderTeam(
      {},
      {
        answers: {
          evaluateTeam: async () => {
            throw new Error('Scorecards are away');
          },
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The team could not be evaluatedNothing was lost. Scorecards are away',
    );
    expect(
      screen.getByRole('list', { name: 'Where the team stands' }),
    ).toBeInTheDocument();
  });
});
