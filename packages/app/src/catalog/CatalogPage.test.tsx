import { screen, waitFor, within } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityKindPicker,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scorecardLevelsApiRef } from '@groundwork/backstage-plugin-scorecards';
import { component, group } from '../__testUtils__/entities';
import { CatalogPage } from './CatalogPage';

async function renderCatalog(kind: string, entities: Entity[]) {
  const findLevels = jest.fn(async (entityRef: string) =>
    entityRef === 'component:default/ledger'
      ? [
          {
            scorecardId: 'production-readiness',
            scorecardTitle: 'Production readiness',
            level: 2,
            of: 4,
            unmeasured: false,
          },
        ]
      : [],
  );
  renderInTestApp(
    <CatalogPage filters={<EntityKindPicker initialFilter={kind} hidden />} />,
    {
      apis: [
        [catalogApiRef, catalogApiMock({ entities })],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
        [scorecardLevelsApiRef, { findLevels }],
        mockApis.permission(),
        mockApis.storage(),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create': scaffolderPlugin.routes.root,
      },
    },
  );
  return { findLevels };
}

describe('the table of the catalog', () => {
  it('says the level beside the name', async () => {
    const { findLevels } = await renderCatalog('component', [
      component('ledger', 'payments-core'),
      component('orders', 'ordering'),
    ]);
    expect(
      await screen.findByRole('img', { name: 'level 2 of 4' }),
    ).toBeInTheDocument();
    const [head] = screen.getAllByRole('row');
    expect(
      within(head)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent)
        .slice(0, 3),
    ).toEqual(['Name', 'Level', 'System']);
    expect(
      new Set(findLevels.mock.calls.map(([entityRef]) => entityRef)),
    ).toEqual(
      new Set(['component:default/ledger', 'component:default/orders']),
    );
  });

  it('says no level of a kind that has none', async () => {
    await renderCatalog('group', [group('ordering', 'Ordering')]);
    await waitFor(() =>
      expect(
        screen.getByRole('link', { name: /ordering/i }),
      ).toBeInTheDocument(),
    );
    expect(screen.queryByRole('columnheader', { name: 'Level' })).toBeNull();
  });
});
