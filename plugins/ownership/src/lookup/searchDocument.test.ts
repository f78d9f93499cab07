import { hitOfDocument } from './searchDocument';

const document = {
  title: 'pay.acme.test',
  text: 'host of Checkout web',
  location: '/catalog/default/component/checkout-web',
};

describe('hitOfDocument', () => {
  it('reads what the index holds', () => {
    expect(
      hitOfDocument({
        ...document,
        entityRef: 'component:default/checkout-web',
        identifierKind: 'host',
        identifierKey: 'pay.acme.test',
        ownerNames: ['Payments Core'],
      } as typeof document),
    ).toEqual({
      title: 'pay.acme.test',
      location: '/catalog/default/component/checkout-web',
      entityRef: 'component:default/checkout-web',
      identifier: { kind: 'host', key: 'pay.acme.test' },
      ownerNames: ['Payments Core'],
    });
  });

  it('does without what an older index lacks', () => {
    expect(
      hitOfDocument({ ...document, identifierKind: 'moon' } as typeof document),
    ).toEqual({
      title: 'pay.acme.test',
      location: '/catalog/default/component/checkout-web',
      entityRef: undefined,
      identifier: undefined,
      ownerNames: [],
    });
  });
});
