import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import { answer, contact, part, response } from './__testUtils__/answers';
import { gapsPage } from './__testUtils__/gaps';
import { legacyApp } from './__testUtils__/legacyApp';
import { fakeOwnershipApi } from './__testUtils__/ownershipApi';
import {
  EntityOwnershipCard,
  EntityOwnershipContent,
  OwnershipPage,
  OwnershipSearchResultListItem,
  WhoOwnsDialog,
  WhoOwnsWidget,
} from '.';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-web', namespace: 'default' },
  spec: { type: 'website', lifecycle: 'production', owner: 'payments-core' },
};

const routes = (
  <>
    <WhoOwnsDialog />
    <FlatRoutes>
      <Route path="/" element={<WhoOwnsWidget />} />
      <Route path="/catalog" element={<CatalogIndexPage />} />
      <Route
        path="/catalog/:namespace/:kind/:name"
        element={<CatalogEntityPage />}
      >
        <EntityLayout>
          <EntityLayout.Route path="/" title="Overview">
            <EntityOwnershipCard />
          </EntityLayout.Route>
          <EntityLayout.Route path="/ownership" title="Ownership">
            <EntityOwnershipContent />
          </EntityLayout.Route>
        </EntityLayout>
      </Route>
      <Route path="/ownership" element={<OwnershipPage />} />
      <Route
        path="/search"
        element={
          <SearchResultListItemExtensions
            results={[
              {
                type: 'ownership',
                document: {
                  title: 'pay.acme.test',
                  text: '',
                  location: '/catalog/default/component/checkout-web',
                },
              },
            ]}
          >
            <OwnershipSearchResultListItem />
          </SearchResultListItemExtensions>
        }
      />
    </FlatRoutes>
  </>
);

async function renderAt(at: string) {
  const { entity, owners } = answer();
  const ownershipApi = fakeOwnershipApi({
    resolve: async () => response(part([answer()])),
    queryGaps: async () => gapsPage([]),
    findEntity: async () => ({
      entity,
      owners,
      contact: contact(),
      identifiers: [],
      history: [],
      gaps: [],
      asOf: '2026-11-18T11:59:30.000Z',
      degraded: false,
      degradedReasons: [],
    }),
  });
  await act(async () => {
    render(
      legacyApp({ ownershipApi, at, entities: [checkout], children: routes }),
    );
  });
  return { ownershipApi };
}

describe('in an app of the legacy system', () => {
  it('has the page, with both of its tabs', async () => {
    await renderAt('/ownership?q=pay.acme.test');
    expect(
      await screen.findByRole('link', { name: 'Checkout web' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout-web');
    await userEvent.click(screen.getByRole('tab', { name: 'Gaps' }));
    await waitFor(() =>
      expect(screen.queryByRole('textbox', { name: 'Who owns …?' })).toBeNull(),
    );
  });

  it('has the card and the tab of an entity', async () => {
    const { ownershipApi } = await renderAt(
      '/catalog/default/component/checkout-web',
    );
    expect(await screen.findByText('Payments Core')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Ownership' }));
    await waitFor(() =>
      expect(ownershipApi.findEntity.mock.calls.length).toBeGreaterThan(1),
    );
  });

  it('opens the dialog by its shortcut', async () => {
    await renderAt('/ownership/gaps');
    await userEvent.keyboard('{Meta>}{Shift>}k{/Shift}{/Meta}');
    expect(
      await screen.findByRole('dialog', { name: 'Who owns …?' }),
    ).toBeInTheDocument();
  });

  it('has the field for a home page', async () => {
    await renderAt('/');
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Who owns …?' }),
      'pay',
    );
    expect(
      await screen.findByRole('link', { name: 'Checkout web' }),
    ).toBeInTheDocument();
  });

  it('draws its results of the search', async () => {
    await renderAt('/search');
    expect(
      await screen.findByRole('link', { name: 'pay.acme.test' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout-web');
    expect(screen.getByText('owned by nobody')).toBeInTheDocument();
  });
});
