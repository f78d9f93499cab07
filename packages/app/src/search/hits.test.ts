import { byCloseness, eachPlaceOnce, hitOf, SearchHit } from './hits';

const ORIGIN = 'https://portal.acme.test';

function document(fields: object) {
  return {
    type: 'software-catalog',
    document: {
      title: 'Checkout web',
      text: 'The checkout page',
      location: '/catalog/default/component/checkout-web',
      ...fields,
    },
  };
}

describe('hitOf', () => {
  it('says what a component is and whose', () => {
    expect(
      hitOf(
        document({
          kind: 'Component',
          componentType: 'website',
          owner: 'group:default/payments-core',
        }),
        ORIGIN,
      ),
    ).toEqual({
      id: 'software-catalog:/catalog/default/component/checkout-web',
      title: 'Checkout web',
      entityRef: undefined,
      word: undefined,
      about: 'Component · website',
      ownerRef: 'group:default/payments-core',
      kind: 'Component',
      location: '/catalog/default/component/checkout-web',
      isExternal: false,
    });
  });

  it('leaves out what the index does not know', () => {
    expect(
      hitOf(
        document({ kind: 'User', componentType: 'other', owner: '' }),
        ORIGIN,
      ),
    ).toMatchObject({ about: 'User', ownerRef: undefined });
  });

  it.each([
    ['payments-core', 'group:default/payments-core'],
    ['user:ada.byron', 'user:default/ada.byron'],
    ['group:', undefined],
  ])('reads the owner %s as %s', (owner, ownerRef) => {
    expect(hitOf(document({ owner }), ORIGIN).ownerRef).toBe(ownerRef);
  });

  it.each([
    ['/catalog/default/user/ada.byron', 'user:default/ada.byron'],
    ['/catalog/default/group/payments-core', 'group:default/payments-core'],
    ['/catalog/default/component/payments', undefined],
  ])('looks up the name of %s as %s', (location, entityRef) => {
    expect(hitOf(document({ location }), ORIGIN).entityRef).toBe(entityRef);
  });

  it.each([
    ['team', { word: 'team', about: '' }],
    ['department', { word: 'department', about: '' }],
    ['role', { word: undefined, about: 'Group · role' }],
  ])('calls a group of the type %s so', (componentType, expected) => {
    const location = '/catalog/default/group/payments-core';
    expect(
      hitOf(document({ kind: 'Group', componentType, location }), ORIGIN),
    ).toMatchObject({
      ...expected,
      kind: 'Group',
      entityRef: 'group:default/payments-core',
      location,
    });
  });

  it.each([
    [
      'a scorecard',
      'scorecards',
      { levels: ['Known'], owner: 'group:default/platform' },
      { word: 'scorecard', about: '', ownerRef: 'group:default/platform' },
    ],
    [
      'an environment',
      'environments',
      { blueprint: 'Service with a database', owner: 'user:default/mina.park' },
      {
        word: 'environment',
        about: 'Service with a database',
        ownerRef: 'user:default/mina.park',
      },
    ],
    [
      'an identifier',
      'ownership',
      { identifierKind: 'service-name', ownerNames: ['payments-core'] },
      { word: 'identifier', about: 'service name · payments-core' },
    ],
    [
      'an identifier of what nobody owns',
      'ownership',
      { identifierKind: 'host', ownerNames: [] },
      { word: 'identifier', about: 'host' },
    ],
  ])('says what %s is', (_name, type, fields, expected) => {
    expect(hitOf({ ...document(fields), type }, ORIGIN)).toMatchObject(
      expected,
    );
  });

  it('names results that are not entities by their type', () => {
    expect(hitOf({ ...document({}), type: 'techdocs' }, ORIGIN)).toMatchObject({
      kind: 'techdocs',
      about: 'Techdocs',
    });
  });

  it.each([
    [`${ORIGIN}/docs/a?b=c#d`, '/docs/a?b=c#d', false],
    ['https://wiki.acme.test/a', 'https://wiki.acme.test/a', true],
  ])('leads %s to %s', (location, expected, isExternal) => {
    expect(hitOf(document({ location }), ORIGIN)).toMatchObject({
      location: expected,
      isExternal,
    });
  });
});

const titled = (title: string): SearchHit => ({
  id: title,
  title,
  about: '',
  kind: 'Component',
  location: '/',
  isExternal: false,
});

describe('byCloseness', () => {
  it('puts the exact title first, then beginnings, then words', () => {
    const hits = [
      'Invoice renderer',
      'Card payments',
      'Payments API',
      'Ledger',
      'Payments',
    ].map(titled);
    expect(byCloseness(hits, 'payments').map(({ title }) => title)).toEqual([
      'Payments',
      'Payments API',
      'Card payments',
      'Invoice renderer',
      'Ledger',
    ]);
  });

  it('keeps the order of the index among equals', () => {
    const hits = ['Payouts', 'payment-webhooks', 'Payments'].map(titled);
    expect(byCloseness(hits, 'PAY').map(({ title }) => title)).toEqual([
      'Payouts',
      'payment-webhooks',
      'Payments',
    ]);
  });
});

describe('eachPlaceOnce', () => {
  it('keeps the first of several hits that lead to the same place', () => {
    const at = (title: string, location: string) => ({
      ...titled(title),
      location,
    });
    const hits = [
      at('Payments', '/catalog/default/component/payments'),
      at('Ledger', '/catalog/default/component/ledger'),
      at('pay.acme.test', '/catalog/default/component/payments'),
    ];

    expect(eachPlaceOnce(hits).map(({ title }) => title)).toEqual([
      'Payments',
      'Ledger',
    ]);
  });
});
