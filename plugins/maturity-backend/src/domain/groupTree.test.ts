import fc from 'fast-check';
import { GroupNode, groupTree } from './groupTree';

const group = (name: string, parent?: string, title = name): GroupNode => ({
  entityRef: name,
  title,
  ...(parent && { parent }),
});

describe('groupTree', () => {
  const tree = groupTree([
    group('web', 'front'),
    group('head', undefined, 'Head office'),
    group('front', 'head'),
    group('back', 'head'),
    group('api', 'front'),
    group('lost', 'gone'),
  ]);

  it('has each group before those in it, and those of one group by title', () => {
    expect(tree.groups.map(it => it.entityRef)).toEqual([
      'head',
      'back',
      'front',
      'api',
      'web',
      'lost',
    ]);
  });

  it('knows what is above and below', () => {
    expect(tree.pathOf('api')).toEqual(['head', 'front']);
    expect(tree.descendantsOf('head')).toEqual(['back', 'front', 'api', 'web']);
    expect(tree.childrenOf('head')).toEqual(['back', 'front']);
    expect(tree.parentOf('api')).toBe('front');
    expect(tree.find('head')?.title).toBe('Head office');
    expect(tree.cycles).toEqual([]);
  });

  it('takes a group whose parent is not there for one at the top', () => {
    expect(tree.parentOf('lost')).toBeUndefined();
    expect(tree.pathOf('lost')).toEqual([]);
  });

  it('knows nothing of what is not there', () => {
    expect(tree.find('gone')).toBeUndefined();
    expect(tree.descendantsOf('gone')).toEqual([]);
    expect(tree.pathOf('gone')).toEqual([]);
  });

  it('cuts a circle before the ref that comes first, and tells it', () => {
    const circle = groupTree([
      group('b', 'c'),
      group('c', 'a'),
      group('a', 'b'),
      group('below', 'c'),
      group('self', 'self'),
    ]);
    expect(circle.cycles).toEqual([['a', 'b', 'c'], ['self']]);
    expect(circle.parentOf('a')).toBeUndefined();
    expect(circle.descendantsOf('a')).toEqual(['c', 'b', 'below']);
    expect(circle.pathOf('b')).toEqual(['a', 'c']);
    expect(circle.pathOf('self')).toEqual([]);
  });

  it('holds whatever a catalog says', () => {
    const names = fc.integer({ min: 0, max: 12 }).map(n => `g${n}`);
    const catalog = fc.uniqueArray(
      fc.record({
        entityRef: names,
        title: fc.constantFrom('One', 'Two', 'Three'),
        parent: fc.option(names, { nil: undefined }),
      }),
      { selector: it => it.entityRef },
    );
    fc.assert(
      fc.property(catalog, groups => {
        const made = groupTree(groups);
        const order = made.groups.map(it => it.entityRef);
        expect([...order].sort()).toEqual(
          groups.map(it => it.entityRef).sort(),
        );
        const links = order.flatMap(ref => {
          const parent = made.parentOf(ref);
          return parent === undefined ? [] : [{ ref, parent }];
        });
        for (const { ref, parent } of links) {
          expect(order.indexOf(parent)).toBeLessThan(order.indexOf(ref));
          expect(made.pathOf(ref)).toEqual([...made.pathOf(parent), parent]);
          expect(made.descendantsOf(parent)).toContain(ref);
        }
        const cut = groups.filter(
          it =>
            groups.some(({ entityRef }) => entityRef === it.parent) &&
            made.parentOf(it.entityRef) === undefined,
        );
        expect(cut.map(it => it.entityRef).sort()).toEqual(
          made.cycles.map(([first]) => first),
        );
        const turned = groupTree([...groups].reverse());
        expect(turned.groups).toEqual(made.groups);
        expect(turned.cycles).toEqual(made.cycles);
      }),
    );
  });

  it('takes a chain of any length', () => {
    const chain = Array.from({ length: 20_000 }, (_, n) =>
      group(`g${n}`, n > 0 ? `g${n - 1}` : undefined),
    );
    expect(groupTree(chain).descendantsOf('g0')).toHaveLength(19_999);
  });
});
