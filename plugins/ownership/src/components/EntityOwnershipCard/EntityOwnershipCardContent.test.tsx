import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { RecentActivityApi } from '@groundwork/backstage-plugin-groundwork-react';
import { EntityOwnership } from '@groundwork/backstage-plugin-ownership-common';
import {
  checkoutEntity,
  checkoutOwnership,
} from '../../__testUtils__/entityOwnership';
import { gap } from '../../__testUtils__/gaps';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { EntityOwnershipCardContent } from './EntityOwnershipCardContent';

async function renderCard(
  findEntity: () => Promise<EntityOwnership | undefined>,
  options: { hasTab?: boolean; recentActivityApi?: RecentActivityApi } = {},
) {
  const ownershipApi = fakeOwnershipApi({ findEntity });
  renderInPortal(
    <EntityProvider entity={checkoutEntity}>
      <EntityOwnershipCardContent />
    </EntityProvider>,
    { ownershipApi, ...options },
  );
  const card = await screen.findByRole('region', {
    name: 'Ownership and on-call',
  });
  return { card, ownershipApi };
}

describe('the card "Ownership and on-call"', () => {
  it('says who owns it and who is on call, in one request', async () => {
    const { card, ownershipApi } = await renderCard(async () =>
      checkoutOwnership(),
    );
    expect(
      await within(card).findByRole('link', { name: 'Payments Core' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments-core');
    expect(card).toHaveTextContent('Ada Byron (primary)');
    expect(card).toHaveTextContent('Kofi Mensah (secondary)');
    expect(card).toHaveTextContent('Tier 1');
    expect(
      within(card).getByRole('link', { name: /#payments-incidents/ }),
    ).toHaveAttribute('href', 'https://chat.acme.test/payments');
    expect(
      within(card).getByRole('link', { name: /Checkout runbook/ }),
    ).toHaveAttribute('href', 'https://wiki.acme.test/checkout');
    expect(ownershipApi.findEntity.mock.calls).toEqual([
      ['component:default/checkout-web'],
    ]);
  });

  it('says what changed last, where somebody can tell', async () => {
    const find = jest.fn(async () => ({
      deployments: [
        {
          id: 'd2',
          environment: 'production',
          version: 'v1.8.2',
          sha: '8f2c1e0'.padEnd(40, '0'),
          kind: 'deploy' as const,
          result: 'succeeded',
          at: '2026-01-03T03:04:05Z',
        },
        {
          id: 'd1',
          environment: 'production',
          sha: '0123456789'.padEnd(40, 'a'),
          kind: 'rollback' as const,
          result: 'succeeded',
          at: '2026-01-02T03:04:05Z',
        },
      ],
      changes: [
        {
          id: 'change:github.com/acme/checkout#982',
          title: 'Retry payments',
          number: 982,
          url: 'https://github.com/acme/checkout/pull/982',
          cohort: 'assisted',
          mergedAt: '2026-01-02T03:04:05Z',
        },
      ],
    }));
    const { card } = await renderCard(async () => checkoutOwnership(), {
      recentActivityApi: { find },
    });
    const list = await within(card).findByRole('list', {
      name: 'Changed last',
    });
    const [first, second, third] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('v1.8.2 deployed to production');
    expect(second).toHaveTextContent('production rolled back to 0123456');
    expect(third).toHaveTextContent('#982 Retry payments');
    expect(third).toHaveTextContent('assisted');
    expect(
      within(third).getByRole('link', { name: /#982 Retry payments/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/pull/982');
    expect(find.mock.calls).toEqual([['component:default/checkout-web']]);
  });

  it.each([
    [
      'nothing happened',
      async () => undefined,
      'No change or deployment is known',
    ],
    [
      'it cannot be told',
      async () => {
        throw new Error('away');
      },
      'What changed last cannot be told now',
    ],
  ])('says who owns it when %s', async (_, find, said) => {
    const { card } = await renderCard(async () => checkoutOwnership(), {
      recentActivityApi: { find },
    });
    expect(await within(card).findByText(said)).toBeVisible();
    expect(
      within(card).getByRole('link', { name: 'Payments Core' }),
    ).toBeVisible();
  });

  it('leads to history and identifiers', async () => {
    const { card } = await renderCard(async () => checkoutOwnership());
    expect(
      await within(card).findByRole('link', {
        name: 'History and identifiers',
      }),
    ).toHaveAttribute('href', '/tab');
  });

  it('leads nowhere when the tab is not installed', async () => {
    const { card } = await renderCard(async () => checkoutOwnership(), {
      hasTab: false,
    });
    await within(card).findByRole('link', { name: 'Payments Core' });
    expect(
      within(card).queryByRole('link', { name: 'History and identifiers' }),
    ).toBeNull();
  });

  it('marks the gaps, and leads to where they are mended', async () => {
    const { card } = await renderCard(async () =>
      checkoutOwnership({
        owners: [],
        gaps: [
          gap('unowned', 'checkout-web'),
          gap('no-runbook', 'checkout-web'),
        ],
      }),
    );
    const gaps = await within(card).findByRole('list', { name: 'Gaps' });
    expect(
      within(gaps)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['No owner', 'No runbook']);
    expect(
      within(card).getByRole('link', { name: 'Fix these gaps' }),
    ).toHaveAttribute('href', '/tab');
  });

  it('says whom to ask when nobody is known to be on call', async () => {
    const { card } = await renderCard(async () =>
      checkoutOwnership({
        contact: {
          onCall: { status: 'none', levels: [] },
          nearest: [{ name: 'Kofi Mensah', why: 'leads Payments Core' }],
        },
      }),
    );
    expect(
      await within(card).findByText('No on-call schedule is known'),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('Kofi Mensah (leads Payments Core)');
  });

  it('says what would be here when nothing is known', async () => {
    const { card } = await renderCard(async () => undefined);
    expect(
      await within(card).findByText(
        'Nothing is known about the ownership of this entity yet',
      ),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('Set spec.owner in its catalog file.');
  });

  it('keeps its place while it is read', async () => {
    const { card } = await renderCard(() => new Promise<never>(() => {}));
    expect(card).toHaveAttribute('aria-busy', 'true');
  });

  it('is read again after a failure', async () => {
    let failures = 1;
    await renderCard(async () => {
      if (failures-- > 0) {
        throw new Error('The index is still being built.');
      }
      return checkoutOwnership();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The ownership of this entity could not be read' +
        'The index is still being built.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Payments Core' }),
    ).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    const denied = Object.assign(new Error('Unauthorized'), {
      name: 'NotAllowedError',
    });
    const { card } = await renderCard(async () => Promise.reject(denied));
    expect(await within(card).findByRole('note')).toHaveTextContent(
      'can grant you ownership.resolve.',
    );
  });
});
