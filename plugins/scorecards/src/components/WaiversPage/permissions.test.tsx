import { screen } from '@testing-library/react';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import { waiver } from '../../__testUtils__/scorecards';
import { WaiversPageContent } from './WaiversPageContent';

// In a file of its own: what a person may do is remembered by the page.
describe('the waivers of who may not approve', () => {
  it('can only be taken back, when they are their own', async () => {
    renderInPortal(<WaiversPageContent />, {
      scorecardsApi: fakeScorecardsApi({
        queryWaivers: async () => ({
          items: [
            waiver(),
            waiver({ id: 'w2', requestedBy: 'user:default/ada.byron' }),
          ],
          pageInfo: {},
        }),
      }),
      lacks: ['scorecards.waiver.approve'],
    });
    expect(
      await screen.findByRole('button', { name: /^Withdraw the/ }),
    ).toBeEnabled();
    expect(screen.queryByRole('button', { name: /^Approve the/ })).toBeNull();
    expect(screen.queryByText(/somebody else decides/)).toBeNull();
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
