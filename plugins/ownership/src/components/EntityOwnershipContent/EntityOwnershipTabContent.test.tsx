import { screen, within } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  EntityOwnership,
  Related,
} from '@groundwork/backstage-plugin-ownership-common';
import {
  checkoutEntity,
  checkoutOwnership,
  paymentsCore,
} from '../../__testUtils__/entityOwnership';
import { gap } from '../../__testUtils__/gaps';
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

async function panel(name: string) {
  // While it is loading, the panel is another one.
  await screen.findByText('Owner');
  return within(screen.getByRole('region', { name }));
}

function related(name: string, hops: 1 | 2): Related {
  return {
    entity: {
      entityRef: `component:default/${name}`,
      kind: 'component',
      title: name,
    },
    hops,
  };
}

describe('the tab "Ownership"', () => {
  it('says who to reach, and how', async () => {
    renderTab(async () => checkoutOwnership());
    const contact = await panel('Who to reach');
    const facts = contact
      .getAllByRole('term')
      .map(term => [
        term.textContent,
        term.nextElementSibling?.textContent?.replaceAll(' ', ' '),
      ]);
    expect(facts).toEqual([
      ['Owner', 'Payments Core'],
      [
        'On call',
        'Ada Byron (primary)Kofi Mensah (secondary)Schedule payments-core from ical',
      ],
      ['Channel', expect.stringContaining('#payments-incidents')],
      ['Runbook', expect.stringContaining('Checkout runbook')],
      ['Dashboards', expect.stringContaining('Checkout')],
      ['Tier', '1'],
    ]);
  });

  it('says what is not known', async () => {
    renderTab(async () =>
      checkoutOwnership({
        contact: { channel: undefined, runbook: undefined },
      }),
    );
    const contact = await panel('Who to reach');
    expect(contact.getAllByText('Not known')).toHaveLength(2);
  });

  it('tells who owned it when, latest first', async () => {
    renderTab(async () =>
      checkoutOwnership({
        history: [
          { owner: paymentsCore, from: '2026-03-03T12:00:00.000Z' },
          {
            owner: { ...paymentsCore, title: 'Storefront Web' },
            from: '2025-01-15T12:00:00.000Z',
            to: '2026-03-03T12:00:00.000Z',
          },
        ],
      }),
    );
    const history = await panel('Ownership over time');
    const periods = history.getByRole('list', { name: 'Ownership over time' });
    expect([...periods.children].map(item => item.textContent)).toEqual([
      'Payments CoreOwner nowsince Mar 3, 2026',
      'Storefront WebJan 15, 2025 – Mar 3, 2026',
    ]);
  });

  it('lets the gaps be mended', async () => {
    renderTab(async () =>
      checkoutOwnership({
        gaps: [gap('no-runbook', 'checkout-web', { why: 'No link to one' })],
      }),
    );
    const gaps = await panel('Gaps');
    expect(gaps.getByRole('listitem')).toHaveTextContent(
      'No runbookNo link to one Open since',
    );
    expect(
      gaps.getByRole('button', { name: 'Fix “No runbook” of checkout-web' }),
    ).toBeInTheDocument();
  });

  it('shows what depends on it up to two hops', async () => {
    renderTab(async () =>
      checkoutOwnership({
        contact: {
          dependents: [related('storefront', 1), related('mobile-app', 2)],
        },
      }),
    );
    const dependents = await panel('Depend on it');
    expect(
      within(dependents.getByRole('list', { name: 'Directly' })).getByRole(
        'link',
        { name: 'storefront' },
      ),
    ).toBeInTheDocument();
    expect(
      within(dependents.getByRole('list', { name: 'Through these' })).getByRole(
        'link',
        { name: 'mobile-app' },
      ),
    ).toBeInTheDocument();
    expect(
      (await panel('Depends on')).getByText(/It depends on nothing/),
    ).toBeInTheDocument();
  });

  it('warns of what may be missing', async () => {
    renderTab(async () =>
      checkoutOwnership({
        degraded: true,
        degradedReasons: ['The catalog did not answer for 4 minutes.'],
      }),
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      'The catalog did not answer for 4 minutes.',
    );
  });
});
