import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GapsPage,
  GapsQuery,
} from '@groundwork/backstage-plugin-ownership-common';
import { mockIntersectionObserver } from '../../__testUtils__/browser';
import { gap, gapsPage } from '../../__testUtils__/gaps';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { GapsPageContent } from './GapsPageContent';

beforeAll(mockIntersectionObserver);

const catalogAndSearch = {
  entityRef: 'group:default/catalog-and-search',
  title: 'Catalog and Search',
  exists: true,
};
const teamMobile = {
  entityRef: 'group:default/team-mobile',
  title: 'team-mobile',
  exists: false,
};

const imageResizer = gap('dangling-owner', 'image-resizer', {
  entity: { title: 'Image resizer', tier: 2 },
  why: 'Its owner user:default/sam.whitfield is not in the catalog',
  owners: [teamMobile],
  suggestions: [
    {
      owner: catalogAndSearch,
      confidence: 0.86,
      reasons: ['CODEOWNERS of acme/product-catalog gives it 41 of 44 files'],
    },
  ],
});
const ledger = gap('no-runbook', 'ledger', {
  entity: { title: 'Ledger', tier: 1 },
  why: 'Nobody says where its runbook is',
});

async function renderPage(
  queryGaps: (query: GapsQuery) => Promise<GapsPage>,
  path = '/',
) {
  const ownershipApi = fakeOwnershipApi({ queryGaps });
  renderInPortal(<GapsPageContent />, { ownershipApi, path });
  await screen.findByTestId('address');
  return {
    address: () => screen.getByTestId('address').textContent,
    asked: () => ownershipApi.queryGaps.mock.calls.map(([query]) => query),
  };
}

describe('the list of gaps', () => {
  it('says first how many there are, and how many leave nobody to ask', async () => {
    await renderPage(async () => gapsPage([imageResizer, ledger]));
    expect(
      await screen.findByRole('heading', { name: '2 gaps in ownership' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 of them leaves nobody to ask.'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('group', { name: 'Kind of gap' }))
        .getAllByRole('button')
        .map(button => button.textContent),
    ).toEqual(['Owner does not exist 1', 'No runbook 1']);
  });

  it('shows what is wrong, with owner and suggestion', async () => {
    await renderPage(async () => gapsPage([imageResizer, ledger]));
    const table = await screen.findByRole('table', { name: 'Gaps' });
    const [head, first, second] = within(table).getAllByRole('row');
    expect(
      within(head)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'Entity',
      'What is wrong',
      'Owners',
      'Since',
      'Suggested owner',
      'Fix',
    ]);
    expect(
      within(first).getByRole('link', { name: 'Image resizer' }),
    ).toHaveAttribute('href', '/catalog/default/component/image-resizer');
    expect(first).toHaveTextContent('Tier 2');
    expect(first).toHaveTextContent(
      'Owner does not existIts owner user:default/sam.whitfield is not in the catalog',
    );
    expect(first).toHaveTextContent('team-mobile');
    expect(
      within(first).queryByRole('link', { name: 'team-mobile' }),
    ).toBeNull();
    expect(first).toHaveTextContent('Catalog and Search 0.86');
    expect(
      within(second).getByRole('button', {
        name: 'Fix “No runbook” of Ledger',
      }),
    ).toBeInTheDocument();
  });

  it('keeps its place while it is read', async () => {
    await renderPage(() => new Promise<never>(() => {}));
    expect(
      await screen.findByRole('status', { name: 'Reading the gaps…' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says that there are none, and what would be here', async () => {
    await renderPage(async () => gapsPage([]));
    expect(
      await screen.findByText(/^No gaps\. Everything has an owner/),
    ).toBeInTheDocument();
    expect(screen.getByText(/Here would be entities/)).toBeInTheDocument();
  });

  it('says why it could not be read, and reads it again', async () => {
    let failures = 1;
    await renderPage(async () => {
      if (failures-- > 0) {
        throw new Error('The index is still being built.');
      }
      return gapsPage([ledger]);
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The gaps could not be read' +
        'Nothing was lost. The index is still being built.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: '1 gap in ownership' }),
    ).toBeInTheDocument();
  });

  it('says who can let one see it', async () => {
    const denied = Object.assign(new Error('Unauthorized'), {
      name: 'NotAllowedError',
    });
    await renderPage(async () => Promise.reject(denied));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'You may not see gaps in ownership' +
        'Whoever decides on permissions, usually the platform team, can grant you ownership.gaps.read.',
    );
    expect(screen.queryByRole('search')).toBeNull();
  });

  it('warns of what may be missing', async () => {
    await renderPage(async () =>
      gapsPage([ledger], {
        degraded: true,
        degradedReasons: ['The catalog did not answer for 4 minutes.'],
      }),
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      'The catalog did not answer for 4 minutes.',
    );
  });
});
