import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  CatalogTable,
  CatalogTableRow,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { TableColumn } from '@backstage/core-components';
import { mockIntersectionObserver } from './__testUtils__/browser';
import { ledgerEntity, paymentsCoreEntity } from './__testUtils__/entities';
import { legacyApp } from './__testUtils__/legacyApp';
import { fakeScorecardsApi } from './__testUtils__/scorecardsApi';
import {
  checkResult,
  entityRow,
  entityScorecard,
  entityScorecards,
  rollup,
  scorecardDetail,
  scorecardSummary,
  waiver,
} from './__testUtils__/scorecards';
import {
  createScorecardColumn,
  EntityScorecardsCard,
  EntityScorecardsContent,
  NextStepsWidget,
  ScorecardsPage,
  TeamScorecardsCard,
} from '.';

beforeAll(mockIntersectionObserver);

const columns: TableColumn<CatalogTableRow>[] = [
  CatalogTable.columns.createNameColumn(),
  createScorecardColumn<CatalogTableRow>(),
];

const routes = (
  <FlatRoutes>
    <Route path="/" element={<NextStepsWidget />} />
    <Route path="/catalog" element={<CatalogIndexPage columns={columns} />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <>
            <EntityScorecardsCard />
            <TeamScorecardsCard />
          </>
        </EntityLayout.Route>
        <EntityLayout.Route path="/scorecards" title="Scorecards">
          <EntityScorecardsContent />
        </EntityLayout.Route>
      </EntityLayout>
    </Route>
    <Route path="/scorecards" element={<ScorecardsPage />} />
  </FlatRoutes>
);

async function renderAt(at: string) {
  const scorecardsApi = fakeScorecardsApi({
    listScorecards: async () => ({ items: [scorecardSummary()], refused: [] }),
    findScorecard: async () => scorecardDetail(),
    readDefinition: async () => 'apiVersion: groundwork/v1',
    queryEntities: async () => ({
      items: [entityRow('ledger')],
      pageInfo: {},
    }),
    findEntity: async () =>
      entityScorecards(
        entityScorecard({ checks: [checkResult('review-wait')] }),
      ),
    findTeam: async () => undefined,
    queryHistory: async () => ({ items: [], pageInfo: {} }),
    queryWaivers: async () => ({ items: [waiver()], pageInfo: {} }),
    listFacts: async () => ({ items: [] }),
    findNextSteps: async () => ({
      teams: [{ entityRef: 'group:default/a', title: 'A' }],
      fixes: [],
      rollups: [rollup()],
    }),
    findLevels: async refs => ({
      items: refs.map(entityRef => ({
        entityRef,
        levels: [
          {
            scorecardId: 'production-readiness',
            scorecardTitle: 'Production readiness',
            level: 2,
            of: 4,
            unmeasured: false,
          },
        ],
      })),
    }),
  });
  await act(async () => {
    render(
      legacyApp({
        scorecardsApi,
        at,
        entities: [ledgerEntity, paymentsCoreEntity],
        children: routes,
      }),
    );
  });
  return { scorecardsApi };
}

describe('in an app of the legacy system', () => {
  it('has the page, with scorecards below it and both other tabs', async () => {
    await renderAt('/scorecards');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Production readiness' }),
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'Definition' }),
    );
    expect(await screen.findByText(/^apiVersion:/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Waivers' }));
    expect(
      await screen.findByText('The ledger is replaced in January'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Facts' }));
    expect(
      await screen.findByText(/^Here would be what is known of entities/),
    ).toBeInTheDocument();
  });

  it('has the cards and the tab of an entity', async () => {
    await renderAt('/catalog/default/component/ledger');
    expect(await screen.findByText('Title of review-wait')).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing is known about this team yet'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Scorecards' }));
    expect(
      await screen.findByRole('list', { name: 'To reach level 3, Ready' }),
    ).toBeInTheDocument();
  });

  it('has what to fix next for a home page', async () => {
    await renderAt('/');
    expect(await screen.findByText(/^Nothing to fix/)).toBeInTheDocument();
  });

  it('has a column of levels for the catalog', async () => {
    const { scorecardsApi } = await renderAt('/catalog?filters[user]=all');
    expect(
      await screen.findByRole('img', { name: 'level 2 of 4' }),
    ).toBeInTheDocument();
    expect(scorecardsApi.findLevels).toHaveBeenCalledTimes(1);
  });
});
