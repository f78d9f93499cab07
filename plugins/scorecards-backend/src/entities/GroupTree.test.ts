import fc from 'fast-check';
import { GroupRow, GroupTree } from './GroupTree';

const row = (
  entity_ref: string,
  parent_ref: string | null = null,
): GroupRow => ({
  entity_ref,
  title: `Title of ${entity_ref}`,
  parent_ref,
});

describe('GroupTree', () => {
  const tree = new GroupTree([
    row('acme'),
    row('shop', 'acme'),
    row('pay', 'acme'),
    row('orders', 'shop'),
    row('stock', 'shop'),
    row('lost', 'gone'),
  ]);

  it('finds what is below, the nearer first', () => {
    expect(tree.descendantsOf('acme')).toEqual([
      'shop',
      'pay',
      'orders',
      'stock',
    ]);
    expect(tree.descendantsOf('orders')).toEqual([]);
    expect(tree.descendantsOf('nobody')).toEqual([]);
  });

  it('finds what is above, the nearest first', () => {
    expect(tree.ancestorsOf('orders')).toEqual(['shop', 'acme']);
    expect(tree.ancestorsOf('acme')).toEqual([]);
  });

  it('knows groups below one that the catalog does not have', () => {
    expect(tree.has('gone')).toBe(false);
    expect(tree.titleOf('gone')).toBeUndefined();
    expect(tree.descendantsOf('gone')).toEqual(['lost']);
    expect(tree.ancestorsOf('lost')).toEqual(['gone']);
    expect(tree.roots).toEqual(['acme', 'lost']);
  });

  it('knows children, parents and titles', () => {
    expect(tree.childrenOf('shop')).toEqual(['orders', 'stock']);
    expect(tree.parentOf('shop')).toBe('acme');
    expect(tree.titleOf('shop')).toBe('Title of shop');
  });

  it.each<[string, GroupRow[], string[], string[]]>([
    ['itself', [row('a', 'a')], [], []],
    ['each other', [row('a', 'b'), row('b', 'a')], ['b'], ['b']],
    [
      'each other in a ring',
      [row('a', 'c'), row('b', 'a'), row('c', 'b')],
      ['b', 'c'],
      ['c', 'b'],
    ],
  ])('is not confused by groups below %s', (_, rows, below, above) => {
    const ring = new GroupTree(rows);

    expect(ring.descendantsOf('a')).toEqual(below);
    expect(ring.ancestorsOf('a')).toEqual(above);
  });

  it('finds every group below once, whatever is below what', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const parents = fc.tuple(
      ...names.map(() => fc.option(fc.constantFrom(...names))),
    );
    fc.assert(
      fc.property(parents, above => {
        const any = new GroupTree(
          names.map((it, index) => row(it, above[index])),
        );
        for (const name of names) {
          const below = any.descendantsOf(name);
          expect(new Set(below).size).toBe(below.length);
          expect(below).not.toContain(name);
          expect(below.toSorted()).toEqual(
            names.filter(
              it => it !== name && any.ancestorsOf(it).includes(name),
            ),
          );
        }
      }),
    );
  });
});
