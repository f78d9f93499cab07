import fc from 'fast-check';
import { CommitNode, commitRangeOf } from './commitRange';

/**
 * ```
 * a - b - d - e    main
 *      \ /
 *       c          branch, merged by d
 * ```
 */
const history: CommitNode[] = [
  { sha: 'e', parents: ['d'] },
  { sha: 'd', parents: ['b', 'c'] },
  { sha: 'c', parents: ['b'] },
  { sha: 'b', parents: ['a'] },
  { sha: 'a', parents: [] },
];
const range = commitRangeOf(history);

describe('commitRangeOf', () => {
  it.each([
    ['a', 'e', ['e', 'd', 'c', 'b']],
    ['b', 'd', ['d', 'c']],
    ['c', 'd', ['d']],
    ['e', 'b', []],
    ['d', 'd', []],
  ])('gives the commits of %s..%s', (from, to, expected) => {
    expect(range(from, to)).toEqual(expected);
  });

  it('gives both sides of what went apart', () => {
    const apart = commitRangeOf([
      { sha: 'x', parents: ['a'] },
      { sha: 'y', parents: ['a'] },
      { sha: 'a', parents: [] },
    ]);
    expect(apart('x', 'y')).toEqual(['y']);
    expect(apart('y', 'x')).toEqual(['x']);
  });

  it.each([
    ['where it begins', 'gone', 'e'],
    ['where it ends', 'a', 'gone'],
  ])('does not guess when it is not known %s', (_, from, to) => {
    expect(range(from, to)).toBeUndefined();
  });

  it('does not guess in a shallow clone', () => {
    const shallow = commitRangeOf(history.slice(0, 3));
    expect(shallow('b', 'e')).toBeUndefined();
  });

  it('agrees with sets of ancestors', () => {
    const histories = fc.array(fc.array(fc.nat(11), { maxLength: 2 }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(histories, fc.nat(11), fc.nat(11), (all, from, to) => {
        // The parents of commit i are smaller numbers; newest first is 11 … 0.
        const parents = all.map((its, index) =>
          index === 0 ? [] : its.map(it => it % index),
        );
        const ancestors = (of: number): Set<number> =>
          new Set([of, ...parents[of].flatMap(it => [...ancestors(it)])]);
        const without = ancestors(from);
        const expected = [...ancestors(to)]
          .filter(it => !without.has(it))
          .sort((a, b) => b - a);
        const graph = commitRangeOf(
          parents
            .map((its, index) => ({
              sha: `${index}`,
              parents: its.map(String),
            }))
            .reverse(),
        );
        expect(graph(`${from}`, `${to}`)).toEqual(expected.map(String));
      }),
    );
  });

  it('puts ranges together along a straight line', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)), unordered => {
        const [first, middle, last] = unordered.sort((a, b) => a - b);
        const line = commitRangeOf(
          Array.from({ length: 21 }, (_, index) => ({
            sha: `${20 - index}`,
            parents: index < 20 ? [`${19 - index}`] : [],
          })),
        );
        expect([
          ...line(`${middle}`, `${last}`)!,
          ...line(`${first}`, `${middle}`)!,
        ]).toEqual(line(`${first}`, `${last}`));
      }),
    );
  });
});
