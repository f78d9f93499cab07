import {
  PlainIndex,
  plainKey,
  plainParents,
  plainWorkload,
} from './plainIndex';

const index = new PlainIndex();
index.addEntity('component:default/orders', { owners: ['group:default/a'] });
index.addEntity('component:default/payments', { owners: ['group:default/b'] });
index.add('orders.acme.test', 'component:default/orders');
index.add('orders', 'component:default/orders');
index.add('payments', 'component:default/payments');

const orders = {
  entityRef: 'component:default/orders',
  owners: ['group:default/a'],
};

describe('PlainIndex', () => {
  it('finds by key', () => {
    expect(index.find('orders.acme.test')).toEqual([orders]);
    expect(index.find('nobody.acme.test')).toEqual([]);
  });

  it('is the same when it was written and read', () => {
    const json = JSON.parse(JSON.stringify(index.toJSON()));
    expect(PlainIndex.fromJSON(json).find('orders')).toEqual([orders]);
  });

  it('answers first whatever a text names most often', () => {
    expect(
      index
        .findInText(
          'payments says: GET https://orders.acme.test:443 of orders.',
        )
        .map(({ entityRef }) => entityRef),
    ).toEqual(['component:default/orders', 'component:default/payments']);
  });

  it('answers first whose name is most alike', () => {
    expect(index.findSimilar('ordres')[0]).toEqual(orders);
  });
});

describe('what is looked up', () => {
  it.each([
    ['https://runbooks.acme.test/orders', 'runbooks.acme.test/orders'],
    ['orders.acme.test:443', 'orders.acme.test'],
    ['orders.', 'orders'],
  ])('for %s is %s', (text, key) => {
    expect(plainKey(text)).toBe(key);
  });

  it('for a pod is its workload', () => {
    expect(plainWorkload('order-api-7-7d9f8c6b5-x2k4p')).toBe('order-api-7');
  });

  it('for a host is what is above it, too', () => {
    expect(plainParents('x.orders.acme.test')).toEqual([
      'x.orders.acme.test',
      'orders.acme.test',
      'acme.test',
    ]);
  });
});
