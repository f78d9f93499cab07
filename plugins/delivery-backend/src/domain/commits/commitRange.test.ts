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
        expect(graph.isIn(`${to}`, `${from}`)).toBe(without.has(to));
      }),
    );
  });

  it('sorts what comes in another order, which it used never to end on', () => {
    const unsorted = commitRangeOf([
      { sha: 'c', parents: [] },
      { sha: 'b', parents: [] },
      { sha: 'a', parents: ['b'] },
    ]);
    expect(unsorted('c', 'a')).toEqual(['a', 'b']);
    expect(unsorted('b', 'a')).toEqual(['a']);
    expect(unsorted('a', 'b')).toEqual([]);
  });

  it.each([
    ['the same', [...history, ...history]],
    [
      'a part each time',
      [{ sha: 'd', parents: ['b'] }, ...history, { sha: 'd', parents: ['c'] }],
    ],
  ])('puts together what it is told twice: %s', (_, nodes) => {
    const told = commitRangeOf(nodes);
    expect(told('a', 'e')).toHaveLength(4);
    expect(told('c', 'd')).toEqual(['d']);
  });

  it('does not know what commits follow that follow themselves', () => {
    // b, c and d follow each other; e is after them, and a before.
    const circle = commitRangeOf([
      { sha: 'a', parents: [] },
      { sha: 'b', parents: ['a', 'd'] },
      { sha: 'c', parents: ['b'] },
      { sha: 'd', parents: ['c'] },
      { sha: 'e', parents: ['d'] },
      { sha: 'z', parents: ['a'] },
    ]);
    expect(circle('d', 'e')).toEqual(['e']);
    expect(circle('c', 'e')).toBeUndefined();
    expect(circle('a', 'e')).toBeUndefined();
    expect(circle('a', 'z')).toEqual(['z']);
    expect(commitRangeOf([{ sha: 'a', parents: ['a'] }])('a', 'a')).toEqual([]);
  });

  it('gives the same commits in whatever order and how often they come', () => {
    const commits = fc.array(
      fc.record({
        sha: fc.constantFrom(...'abcdef'),
        parents: fc.subarray([...'abcdefx'], { maxLength: 2 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        commits.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], {
              minLength: all.length * 2,
            }),
          ),
        ),
        fc.constantFrom(...'abcdef'),
        fc.constantFrom(...'abcdef'),
        ([once, mixed], from, to) => {
          const [one, other] = [commitRangeOf(once), commitRangeOf(mixed)];
          expect(other.isIn(from, to)).toBe(one.isIn(from, to));
          expect(other.depthOf(from)).toBe(one.depthOf(from));
          // How much of an incomplete history it takes depends on the order
          const both = [one(from, to), other(from, to)].flatMap(it =>
            it ? [[...it].sort()] : [],
          );
          expect(both.at(-1)).toEqual(both.at(0));
        },
      ),
    );
  });

  it.each([
    ['b', 'e', true],
    ['c', 'd', true],
    ['e', 'e', true],
    ['e', 'b', false],
    ['c', 'b', false],
    ['gone', 'e', undefined],
    ['a', 'gone', undefined],
  ])('says whether %s is in %s: %s', (sha, other, expected) => {
    expect(range.isIn(sha, other)).toBe(expected);
  });

  it('says that nothing contains what came after it, in a shallow clone too', () => {
    const shallow = commitRangeOf([
      ...history.slice(0, 3),
      { sha: 'lone', parents: ['gone'] },
    ]);
    expect(shallow.isIn('e', 'd')).toBe(false);
    expect(shallow.isIn('lone', 'd')).toBeUndefined();
  });

  it('counts the longest way to where history begins', () => {
    expect(['a', 'b', 'c', 'd', 'e', 'gone'].map(range.depthOf)).toEqual([
      0,
      1,
      2,
      3,
      4,
      undefined,
    ]);
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
