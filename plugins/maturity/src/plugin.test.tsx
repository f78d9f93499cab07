import { act, render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { legacyApp } from './__testUtils__/legacyApp';
import { fakeMaturityApi } from './__testUtils__/maturityApi';
import { mockIntersections } from './__testUtils__/mockIntersections';
import { organisationMaturity } from './__testUtils__/organisation';
import { modelAnswer, teamMaturity } from './__testUtils__/team';
import { maturityFrontendPlugin } from './alpha/plugin';
import {
  EntityMaturityCard,
  EntityMaturityContent,
  MaturityPage,
  MaturityWidget,
  OrganisationMaturityWidget,
} from '.';

beforeAll(mockIntersections);

const routes = (
  <FlatRoutes>
    <Route
      path="/"
      element={
        <>
          <MaturityWidget />
          <OrganisationMaturityWidget />
        </>
      }
    />
    <Route path="/maturity" element={<MaturityPage />} />
    <Route path="/catalog" element={<CatalogIndexPage />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <EntityMaturityCard />
        </EntityLayout.Route>
        <EntityLayout.Route path="/maturity" title="Maturity">
          <EntityMaturityContent />
        </EntityLayout.Route>
      </EntityLayout>
    </Route>
  </FlatRoutes>
);

const team = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments-core', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

const maturityApi = fakeMaturityApi({
  getOrganisation: async () => organisationMaturity(),
  findTeam: async () => teamMaturity(),
  getModel: async () => modelAnswer(),
  exportReport: async () => '<p>Report</p>',
});

async function renderLegacy(at: string) {
  await act(async () => {
    render(legacyApp({ maturityApi, at, entities: [team], children: routes }));
  });
}

describe('in an app of the legacy system', () => {
  it.each([
    ['/maturity', 'Does the model hold here?'],
    ['/maturity/teams/default/payments-core', 'What to do next'],
    ['/maturity/report', 'Print'],
    ['/maturity/model', 'Questions to teams'],
    ['/catalog/default/group/payments-core/maturity', 'What to do next'],
    ['/catalog/default/group/payments-core', 'First review within 4 hours'],
    ['/', 'Leadership report'],
  ])('%s is there', async (at, expected) => {
    await renderLegacy(at);
    expect(
      await screen.findByText(expected, {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });

  it('has tabs for the report and the model', async () => {
    await renderLegacy('/maturity/model');
    expect(
      (await screen.findAllByRole('tab')).map(({ textContent }) => textContent),
    ).toEqual(['Maturity', 'Report', 'Model']);
  });
});

describe('the extensions', () => {
  it.each([
    'api:maturity',
    'page:maturity',
    'sub-page:maturity/overview',
    'sub-page:maturity/report',
    'sub-page:maturity/model',
    'entity-card:maturity',
    'entity-content:maturity',
    'home-page-widget:maturity/my-teams',
    'home-page-widget:maturity/organisation',
  ] as const)('have %s, which portals configure', id => {
    expect(maturityFrontendPlugin.getExtension(id)).toBeDefined();
  });
});
