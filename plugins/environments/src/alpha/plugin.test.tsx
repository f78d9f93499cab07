import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  environmentDetail,
  environmentSummary,
} from '../__testUtils__/environments';
import { fakeEnvironmentsApi } from '../__testUtils__/environmentsApi';
import { eventsResponse } from '../__testUtils__/events';
import { approval, freeze, orphan } from '../__testUtils__/lists';
import { renderEnvironments } from '../__testUtils__/renderEnvironments';

// An app remembers the language.
afterEach(() => localStorage.clear());

function api() {
  return fakeEnvironmentsApi({
    queryEnvironments: async () => ({
      items: [environmentSummary()],
      totalItems: 1,
      pageInfo: {},
    }),
    findEnvironment: async () => environmentDetail(),
    followEnvironment: async () => eventsResponse([], { staysOpen: true }),
    queryTimeline: async () => ({ items: [], pageInfo: {} }),
    listBlueprints: async () => ({ items: [] }),
    queryApprovals: async ({ status }) => ({
      items: status === 'open' ? [approval()] : [],
      pageInfo: {},
    }),
    listFreezes: async () => ({ items: [freeze()] }),
    listStages: async () => ({ items: [] }),
    listOrphans: async () => ({ items: [orphan()], inventories: [] }),
  });
}

describe('the page', () => {
  it('has its parts as tabs', async () => {
    await renderEnvironments({ environmentsApi: api() });
    expect(
      (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
    ).toEqual(['Environments', 'Approvals', 'Freezes', 'Orphans']);
  });

  it.each([
    ['Approvals', '/environments/approvals'],
    ['Freezes', '/environments/freezes'],
    ['Orphans', '/environments/orphans'],
  ])('leads to %s', async (name, address) => {
    await renderEnvironments({ environmentsApi: api() });
    await userEvent.click(await screen.findByRole('tab', { name }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        new RegExp(`^${address}$`),
      ),
    );
  });

  it.each([
    ['/environments', 'orders-discount'],
    ['/environments/e-1', 'Everything is there and healthy'],
    ['/environments/approvals', '1 approval waits for you'],
    ['/environments/freezes', 'Year-end closing'],
    ['/environments/orphans', 'Process 4711, port 40112'],
  ])('has %s', async (at, expected) => {
    await renderEnvironments({ environmentsApi: api(), at });
    expect(await screen.findByText(expected)).toBeInTheDocument();
  });

  it('speaks German', async () => {
    await renderEnvironments({ environmentsApi: api(), language: 'de' });
    expect(
      (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
    ).toEqual(['Umgebungen', 'Freigaben', 'Sperrzeiten', 'Verwaiste']);
  });
});
