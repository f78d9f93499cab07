import { entityRules } from './entity';

const { normalise, walk } = entityRules;

describe('entity', () => {
  it.each([
    ['component:default/orders', 'component:default/orders'],
    ['Component:Orders', 'component:default/orders'],
    ['group:shop/Payments-Core', 'group:shop/payments-core'],
    // A colon after the first slash belongs to the name.
    ['resource:default/topic:v2', 'resource:default/topic:v2'],
    // A slash after the first one does, too.
    ['resource:default/a/b', 'resource:default/a/b'],
    ['orders', undefined],
    ['default/orders', undefined],
    [':default/orders', undefined],
    ['component:/orders', undefined],
    ['component:default/', undefined],
    ['component:', undefined],
    ['component:two words', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it('walks to entities of the same name', () => {
    expect(walk('component:default/orders').map(step => step.key)).toEqual([
      'system:default/orders',
      'resource:default/orders',
      'api:default/orders',
      'domain:default/orders',
      'group:default/orders',
      'user:default/orders',
    ]);
  });
});
