import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityOwnership } from '@groundwork/backstage-plugin-ownership-common';
import {
  checkoutEntity,
  checkoutOwnership,
} from '../../__testUtils__/entityOwnership';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { EntityOwnershipTabContent } from './EntityOwnershipTabContent';

function renderTab(findEntity: () => Promise<EntityOwnership | undefined>) {
  renderInPortal(
    <EntityProvider entity={checkoutEntity}>
      <EntityOwnershipTabContent />
    </EntityProvider>,
    { ownershipApi: fakeOwnershipApi({ findEntity }) },
  );
}

describe('the tab "Ownership" without an answer', () => {
  it('keeps the places of its panels while it is read', async () => {
    renderTab(() => new Promise<never>(() => {}));
    const titles = await screen.findAllByRole('heading', { level: 2 });
    expect(
      titles.map(title => [
        title.textContent,
        title.closest('section')?.getAttribute('aria-busy'),
      ]),
    ).toEqual([
      ['Who to reach', 'true'],
      ['Gaps', 'true'],
      ['Identifiers', 'true'],
      ['Ownership over time', 'true'],
    ]);
  });

  it('says what would be here', async () => {
    renderTab(async () => undefined);
    expect(
      await screen.findByText(/Nothing is known about the ownership/),
    ).toBeInTheDocument();
  });

  it('says why it failed, and tries again', async () => {
    let failures = 1;
    renderTab(async () => {
      if (failures-- > 0) {
        throw new Error('The index is still being built.');
      }
      return checkoutOwnership();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The index is still being built.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Payments Core')).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    const denied = Object.assign(new Error('Unauthorized'), {
      name: 'NotAllowedError',
    });
    renderTab(async () => Promise.reject(denied));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'You may not ask who owns this',
    );
  });
});
