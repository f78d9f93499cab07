import { screen } from '@testing-library/react';
import { answer, part, response } from '../../__testUtils__/answers';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderOwnership } from '../../__testUtils__/renderOwnership';

// In a file of its own: what a person may do is remembered by the page.
describe('feedback', () => {
  it('is not offered to who may not give it', async () => {
    const ownershipApi = fakeOwnershipApi({
      resolve: async () => response(part([answer()])),
    });
    await renderOwnership({
      ownershipApi,
      at: '/ownership?q=pay.acme.test',
      mayGiveFeedback: false,
    });
    expect(
      await screen.findByRole('button', {
        name: 'Copy for the incident channel',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'This is right' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'This is wrong…' })).toBeNull();
  });
});
