import { closeGroups } from './closeGroups';

describe('closeGroups', () => {
  it('finds groups in groups, and survives those that are in each other', () => {
    const closed = closeGroups(
      new Map([
        ['acme', ['shop']],
        ['shop', ['orders', 'prices']],
        ['a', ['b']],
        ['b', ['a']],
        ['self', ['self']],
      ]),
    );

    expect(Object.fromEntries(closed)).toEqual({
      acme: ['acme', 'orders', 'prices', 'shop'],
      shop: ['orders', 'prices', 'shop'],
      orders: ['orders'],
      prices: ['prices'],
      a: ['a', 'b'],
      b: ['a', 'b'],
      self: ['self'],
    });
  });
});
