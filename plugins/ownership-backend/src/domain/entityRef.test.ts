import { checkEntityRef } from './entityRef';

describe('checkEntityRef', () => {
  it.each([
    ['component:default/orders', 'component:default/orders'],
    ['Component:Default/Orders', 'component:default/orders'],
    ['component:orders', 'component:default/orders'],
  ])('writes %s as %s', (ref, expected) => {
    expect(checkEntityRef(ref, 'owner')).toBe(expected);
  });

  it.each(['orders', '', 'component:', ':default/orders', 'component:/orders'])(
    "refuses '%s', and says what would be right",
    ref => {
      expect(() => checkEntityRef(ref, 'owner')).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message: expect.stringContaining(
            `'owner' is '${ref}'; it must be an entity reference such as component:default/orders`,
          ),
        }),
      );
    },
  );

  it('repeats no more than the beginning of what was sent', () => {
    expect(() => checkEntityRef('x'.repeat(10_000), 'owner')).toThrow(
      `'owner' is '${'x'.repeat(200)}'; `,
    );
  });
});
