import { screen, within } from '@testing-library/react';
import { user } from '../../__testUtils__/entities';
import { HomeSetup, renderHome } from '../../__testUtils__/renderHome';

const well: HomeSetup['environments'] = {
  queryApprovals: async () => ({ items: [], pageInfo: {} }),
  queryEnvironments: async () => ({ items: [], totalItems: 0, pageInfo: {} }),
  queryDeadLetters: async () => ({ items: [], pageInfo: {} }),
  listBlueprints: async () => ({ items: [] }),
  listOrphans: async () => ({ items: [], inventories: [] }),
};

async function renderPlatform(changed: HomeSetup['environments']) {
  await renderHome({
    entities: [user('ada.byron', 'Ada Byron')],
    permissions: ['environments.admin'],
    environments: { ...well, ...changed },
    scorecards: {
      findNextSteps: async () => ({ teams: [], rollups: [], fixes: [] }),
      listScorecards: async () => ({ items: [], refused: [] }),
    },
  });
  return within(await screen.findByRole('list', { name: 'Platform health' }));
}

describe('platform health', () => {
  it('says that all is well', async () => {
    const list = await renderPlatform({});
    expect(list.getByRole('listitem')).toHaveTextContent(
      'WellNothing needs youNo environment is in trouble, no definition is refused, and every event was delivered.',
    );
  });

  it('says what needs somebody, by icon and word, and leads there', async () => {
    const since = '2026-11-22T09:00:00Z';
    const list = await renderPlatform({
      queryEnvironments: async ({ scope }) =>
        ({
          items:
            scope === 'all'
              ? [
                  { id: 'e-1', name: 'orders-42' },
                  { id: 'e-2', name: 'ledger-main' },
                ]
              : [],
          totalItems: scope === 'all' ? 5 : 0,
          pageInfo: {},
        } as unknown as Awaited<
          ReturnType<NonNullable<NonNullable<typeof well>['queryEnvironments']>>
        >),
      listOrphans: async () =>
        ({
          items: [{ status: 'found' }],
          inventories: [],
        } as unknown as Awaited<
          ReturnType<NonNullable<NonNullable<typeof well>['listOrphans']>>
        >),
      listBlueprints: async () => ({
        items: [
          {
            id: 'job',
            title: 'Job',
            owner: 'group:default/platform',
            version: 1,
            resources: [],
            usesSource: false,
            allowed: true,
            refused: {
              since,
              problems: [{ path: '/spec', message: 'There is no driver' }],
            },
          },
        ],
      }),
    });
    expect(list.getAllByRole('listitem').map(row => row.textContent)).toEqual([
      'In trouble5 environments are in troubleorders-42, ledger-main and 3 more',
      'RefusedThe newest blueprint “Job”There is no driver',
      'Orphaned1 resource that no environment knows of',
    ]);
    expect(
      list.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual([
      '/environments/e-1',
      '/environments/e-2',
      '/environments/create?blueprint=job',
      '/environments/orphans',
    ]);
  });

  it('says what it does not know rather than that all is well', async () => {
    const list = await renderPlatform({
      listOrphans: async () => {
        throw new Error('The database is away');
      },
    });
    expect(list.getByRole('listitem')).toHaveTextContent(
      'Not knownOrphaned resources could not be read',
    );
  });
});
