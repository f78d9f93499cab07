import { screen, waitFor } from '@testing-library/react';
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

const imageResizer = gap('dangling-owner', 'image-resizer');
const ledger = gap('no-runbook', 'ledger');

const ordering = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'ordering', namespace: 'default' },
  spec: { type: 'team', profile: { displayName: 'Ordering' }, children: [] },
};

async function renderPage(
  queryGaps: (query: GapsQuery) => Promise<GapsPage>,
  path = '/',
) {
  const ownershipApi = fakeOwnershipApi({ queryGaps });
  renderInPortal(<GapsPageContent />, {
    ownershipApi,
    path,
    entities: [ordering],
  });
  await screen.findByRole('heading', { level: 2 });
  return {
    address: () => screen.getByTestId('address').textContent,
    asked: () => ownershipApi.queryGaps.mock.calls.map(([query]) => query),
  };
}

async function chooseOwner(name: string) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Owner' }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

describe('filters of gaps', () => {
  it('come from the address', async () => {
    const { asked } = await renderPage(
      async () => gapsPage([imageResizer]),
      '/?kind=dangling-owner&tier=2&owner=group:default/ordering&text=image',
    );
    expect(
      screen.getByRole('heading', { name: '1 gap matches the filters' }),
    ).toBeInTheDocument();
    expect(asked()).toEqual([
      {
        kind: ['dangling-owner'],
        tier: [2],
        owner: ['group:default/ordering'],
        text: 'image',
      },
    ]);
    expect(
      screen.getByRole('button', { name: 'Tier 2', pressed: true }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('searchbox', { name: 'Name of the entity' }),
    ).toHaveValue('image');
    expect(screen.getByRole('combobox', { name: 'Owner' })).toHaveValue(
      'ordering',
    );
  });

  it('go into the address, and ask anew', async () => {
    const { address, asked } = await renderPage(async ({ kind }) =>
      gapsPage(kind ? [ledger] : [imageResizer, ledger], {
        counts: { 'dangling-owner': 1, 'no-runbook': 1 },
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'No runbook 1' }));
    expect(address()).toBe('/?kind=no-runbook');
    await waitFor(() => expect(screen.queryByText('image-resizer')).toBeNull());
    expect(asked()).toEqual([{}, { kind: ['no-runbook'] }]);
  });

  it('wait for the end of a word', async () => {
    const { address, asked } = await renderPage(async () => gapsPage([ledger]));
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Name of the entity' }),
      'led',
    );
    expect(address()).toBe('/?text=led');
    await waitFor(() => expect(asked()).toEqual([{}, { text: 'led' }]));
  });

  it('mean by "My teams" the person and their groups', async () => {
    const { address, asked } = await renderPage(async () => gapsPage([ledger]));
    await chooseOwner('My teams');
    expect(address()).toBe('/?owner=mine');
    await waitFor(() =>
      expect(asked()[1]).toEqual({
        owner: ['user:default/ada.byron', 'group:default/payments-core'],
      }),
    );
  });

  it('offer the groups of the catalog as owners', async () => {
    const { address } = await renderPage(async () => gapsPage([ledger]));
    await chooseOwner('Ordering');
    expect(address()).toBe('/?owner=group:default/ordering');
  });

  it('can be cleared when they let nothing through', async () => {
    const { address } = await renderPage(
      async ({ text }) => gapsPage(text ? [] : [ledger]),
      '/?text=nothing',
    );
    expect(screen.getByText('No gap matches the filters')).toBeInTheDocument();
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    await userEvent.click(clear);
    expect(address()).toBe('/');
    expect(
      await screen.findByRole('heading', { name: '1 gap in ownership' }),
    ).toBeInTheDocument();
  });
});
