import { OwnedEntity } from '@groundwork/backstage-plugin-ownership-common';
import { toDocuments } from './documents';

const identifier = (kind: 'host' | 'image' | 'service-name', key: string) => ({
  kind,
  key,
  rule: 'a rule',
  source: 'catalog',
  observedAt: '2026-03-03T03:00:00.000Z',
});

const CHECKOUT: OwnedEntity = {
  entity: {
    entityRef: 'component:default/checkout-web',
    kind: 'component',
    title: 'Checkout web',
  },
  owners: [
    {
      entityRef: 'group:default/payments-core',
      title: 'Payments Core',
      exists: true,
    },
  ],
  identifiers: [identifier('host', 'pay.acme.test')],
};

describe('toDocuments', () => {
  it('makes a document of an identifier, for those who may read the entity', () => {
    expect(toDocuments(CHECKOUT)).toEqual([
      {
        title: 'pay.acme.test',
        text: 'host of Checkout web, owned by payments-core',
        location: '/ownership?q=pay.acme.test#component:default/checkout-web',
        authorization: { resourceRef: 'component:default/checkout-web' },
        entityRef: 'component:default/checkout-web',
        identifierKind: 'host',
        identifierKey: 'pay.acme.test',
        ownerNames: ['payments-core'],
      },
    ]);
  });

  it('says so when nobody owns the entity', () => {
    const [document] = toDocuments({ ...CHECKOUT, owners: [] });

    expect(document.text).toBe('host of Checkout web, which nobody owns');
  });

  it('has each identifier once, and no names that the catalog has', () => {
    const documents = toDocuments({
      ...CHECKOUT,
      identifiers: [
        identifier('host', 'pay.acme.test'),
        identifier('host', 'pay.acme.test'),
        identifier('service-name', 'checkout-web'),
        identifier('image', 'registry.acme.test/checkout-web'),
      ],
    });

    expect(documents.map(({ title }) => title)).toEqual([
      'pay.acme.test',
      'registry.acme.test/checkout-web',
    ]);
  });
});
