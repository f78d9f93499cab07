import fc from 'fast-check';
import { entity, REF } from './__testUtils__/catalog';
import { GroupTree } from './groupTree';

const tree = new GroupTree(
  [
    entity('group acme'),
    entity('group money', { childOf: ['group acme'] }),
    entity('group payments', {
      childOf: ['group money'],
      members: ['user ada', 'user gone'],
    }),
    entity('group risk', { childOf: ['group money'], members: ['user gone'] }),
    entity('group left', { childOf: ['group nowhere'] }),
    entity('group chicken', { childOf: ['group egg'] }),
    entity('group egg', { childOf: ['group chicken'] }),
  ],
  [
    entity('user ada', { memberOf: ['group payments', 'group acme'] }),
    entity('user kofi', { memberOf: ['group egg', 'group nowhere'] }),
  ],
);

describe('GroupTree', () => {
  it.each([
    ['group payments', true, 'has a member'],
    ['group money', true, 'has one below'],
    ['group acme', true, 'has one far below'],
    ['group risk', false, 'lists only somebody who is gone'],
    ['group left', false, 'lists nobody'],
    ['group chicken', true, 'has one in a circle'],
    ['group nowhere', false, 'does not exist'],
  ])('%s: has people is %s, since it %s', (group, expected) => {
    expect(tree.hasPeople(REF(group))).toBe(expected);
  });

  it.each([
    ['group money', ['group money', 'group payments', 'group risk']],
    ['group chicken', ['group chicken', 'group egg']],
    ['group nowhere', ['group nowhere', 'group left']],
    ['user ada', ['user ada']],
  ])('below %s are %s', (group, expected) => {
    expect([...tree.withDescendants(REF(group))]).toEqual(expected.map(REF));
  });

  it.each([
    ['group payments', ['group money', 'group acme']],
    ['group chicken', ['group egg']],
    ['group left', ['group nowhere']],
    ['group acme', []],
  ])('above %s are %s', (group, expected) => {
    expect([...tree.ancestorsOf(REF(group))]).toEqual(expected.map(REF));
  });

  it('knows who is in a group, and in which groups most closely', () => {
    expect(tree.isIn(REF('user ada'), REF('group money'))).toBe(true);
    expect(tree.isIn(REF('user ada'), REF('group risk'))).toBe(false);
    expect(tree.closestGroupsOf(REF('user ada'))).toEqual([
      REF('group payments'),
    ]);
    expect(tree.groupsOf(REF('user kofi'))).toEqual([REF('group egg')]);
    expect(tree.sizeOf(REF('group payments'))).toBe(1);
    expect(tree.has(REF('group nowhere'))).toBe(false);
  });

  it('has an end, and is of one mind, whatever the parents are', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const parents = fc.array(fc.constantFrom(...names, undefined), {
      minLength: names.length,
      maxLength: names.length,
    });
    fc.assert(
      fc.property(parents, fc.constantFrom(...names), (of, member) => {
        const any = new GroupTree(
          names.map((name, index) =>
            entity(`group ${name}`, {
              childOf: of[index] === undefined ? [] : [`group ${of[index]}`],
            }),
          ),
          [entity('user u', { memberOf: [`group ${member}`] })],
        );
        for (const name of names) {
          const group = REF(`group ${name}`);
          const below = any.withDescendants(group);
          expect(any.hasPeople(group)).toBe(below.has(REF(`group ${member}`)));
          for (const one of below) {
            expect(one === group || any.ancestorsOf(one).has(group)).toBe(true);
          }
        }
      }),
    );
  });
});
