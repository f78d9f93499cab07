import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { findScopes, repositoryOption } from './findScopes';

const entity = (kind: string, name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
});

describe('repositoryOption', () => {
  it.each([
    ['github.com/acme/orders', 'repository:github.com/acme/orders'],
    [
      ' repository:github.com/acme/orders ',
      'repository:github.com/acme/orders',
    ],
    ['/srv/git/orders', 'repository:/srv/git/orders'],
  ])('of %j', (text, id) => {
    expect(repositoryOption(text, 'Repository')).toEqual([
      expect.objectContaining({ id, description: 'Repository' }),
    ]);
  });

  it.each(['orders', 'orders and more', '', 'orders/'])(
    'is none in %j',
    text => {
      expect(repositoryOption(text, 'Repository')).toEqual([]);
    },
  );
});

describe('findScopes', () => {
  it('finds what numbers can be asked of', async () => {
    const catalogApi = catalogApiMock({
      entities: [
        entity('Component', 'orders'),
        entity('Group', 'orders-team'),
        entity('API', 'orders-api'),
        entity('System', 'ledger'),
      ],
    });
    expect(await findScopes(catalogApi, 'orders')).toEqual([
      {
        id: 'component:default/orders',
        label: 'orders',
        description: 'Component',
      },
      {
        id: 'group:default/orders-team',
        label: 'orders-team',
        description: 'Group',
      },
    ]);
  });
});
