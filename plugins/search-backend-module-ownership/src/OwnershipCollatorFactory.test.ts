import { mockServices } from '@backstage/backend-test-utils';
import { OwnedEntity } from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipCollatorFactory } from './OwnershipCollatorFactory';

function owned(name: string): OwnedEntity {
  return {
    entity: {
      entityRef: `component:default/${name}`,
      kind: 'component',
      title: name,
    },
    owners: [],
    identifiers: [
      {
        kind: 'host',
        key: `${name}.acme.test`,
        rule: 'a rule',
        source: 'catalog',
        observedAt: '2026-03-03T03:00:00.000Z',
      },
    ],
  };
}

async function titlesOf(factory: OwnershipCollatorFactory): Promise<string[]> {
  const titles: string[] = [];
  for await (const { title } of await factory.getCollator()) {
    titles.push(title);
  }
  return titles;
}

describe('OwnershipCollatorFactory', () => {
  it('reads page after page', async () => {
    const queryEntities = jest
      .fn()
      .mockResolvedValueOnce({
        items: [owned('cart'), owned('orders')],
        pageInfo: { nextCursor: 'more' },
      })
      .mockResolvedValueOnce({ items: [owned('pay')], pageInfo: {} });
    const factory = new OwnershipCollatorFactory({
      auth: mockServices.auth(),
      ownership: { queryEntities },
    });

    expect(await titlesOf(factory)).toEqual([
      'cart.acme.test',
      'orders.acme.test',
      'pay.acme.test',
    ]);
    expect(queryEntities.mock.calls.map(([query]) => query.cursor)).toEqual([
      undefined,
      'more',
    ]);
  });

  it('fails when a page cannot be read, so that the old index stays', async () => {
    const factory = new OwnershipCollatorFactory({
      auth: mockServices.auth(),
      ownership: {
        queryEntities: jest.fn().mockRejectedValue(new Error('down')),
      },
    });

    await expect(titlesOf(factory)).rejects.toThrow('down');
  });

  it('lets those find identifiers who may read the entity', () => {
    const factory = new OwnershipCollatorFactory({
      auth: mockServices.auth(),
      ownership: { queryEntities: jest.fn() },
    });

    expect(factory.visibilityPermission.name).toBe('catalog.entity.read');
  });
});
