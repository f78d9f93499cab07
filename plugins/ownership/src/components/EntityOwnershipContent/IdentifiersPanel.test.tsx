import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityIdentifier } from '@groundwork/backstage-plugin-ownership-common';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { IdentifiersPanel } from './IdentifiersPanel';

function identifier(
  kind: EntityIdentifier['kind'],
  key: string,
  link?: string,
): EntityIdentifier {
  return {
    kind,
    key,
    rule: `annotation groundwork.dev/${kind}s`,
    source: 'catalog',
    observedAt: '2026-11-21T08:00:00.000Z',
    link,
  };
}

async function renderPanel(identifiers: EntityIdentifier[], path = '/') {
  renderInPortal(<IdentifiersPanel identifiers={identifiers} />, {
    ownershipApi: fakeOwnershipApi(),
    path,
  });
  return within(await screen.findByRole('region', { name: 'Identifiers' }));
}

describe('identifiers', () => {
  const identifiers = [
    identifier('host', 'pay.acme.test', 'https://git.acme.test/checkout'),
    identifier('host', 'checkout.acme.test'),
    // eslint-disable-next-line no-script-url -- it must not become a link
    identifier('image', 'registry.acme.test/checkout', 'javascript:alert(1)'),
  ];

  function rowsOf(table: HTMLElement) {
    return within(table)
      .getAllByRole('rowheader')
      .map(row => row.textContent);
  }

  it('say who says so', async () => {
    const table = (await renderPanel(identifiers)).getByRole('table');
    const [, first, , third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/annotation groundwork\.dev\/hosts/);
    expect(first).toHaveTextContent('catalog');
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      'https://git.acme.test/checkout',
    );
    expect(within(third).queryByRole('link')).toBeNull();
  });

  it('can be filtered by kind, which the address keeps', async () => {
    const found = await renderPanel(identifiers);
    await userEvent.click(found.getByRole('button', { name: 'image 1' }));
    expect(rowsOf(found.getByRole('table'))).toEqual([
      'registry.acme.test/checkout',
    ]);
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?identifier=image',
    );
  });

  it('are filtered by the address', async () => {
    const found = await renderPanel(
      identifiers,
      '/?identifier=image&identifier=nothing',
    );
    expect(rowsOf(found.getByRole('table'))).toEqual([
      'registry.acme.test/checkout',
    ]);
  });

  it('are shown in part when there are very many', async () => {
    const many = Array.from({ length: 120 }, (_, index) =>
      identifier('host', `host-${index}.acme.test`),
    );
    const found = await renderPanel(many);
    expect(rowsOf(found.getByRole('table'))).toHaveLength(50);
    await userEvent.click(found.getByRole('button', { name: 'Show all 120' }));
    expect(rowsOf(found.getByRole('table'))).toHaveLength(120);
  });

  it('say how to add one when there are none', async () => {
    const found = await renderPanel([]);
    expect(found.getByText(/Nothing but its name leads here/)).toBeVisible();
    expect(found.getByText(/groundwork\.dev\/hosts/)).toBeVisible();
    expect(
      found.getByRole('button', { name: 'Copy the example' }),
    ).toBeInTheDocument();
  });
});
