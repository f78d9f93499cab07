import fc from 'fast-check';
import { collect, TestRepository } from './__testUtils__/TestRepository';
import { RevertCandidate } from './KnownChanges';
import { readHistory } from './readHistory';
import { findReverts, revertCandidateOf } from './reverts';

const sha = (digit: string) => digit.repeat(40);

const candidate = (
  id: string,
  { messages = [], title = `Do ${id}`, ...more }: Partial<RevertCandidate> = {},
): RevertCandidate => ({
  id,
  commits: [sha(id)],
  title,
  messages: [title, ...messages],
  ...more,
});

const reverting = (id: string, target: string) =>
  candidate(id, { messages: [`This reverts commit ${sha(target)}.`] });

describe('findReverts', () => {
  it.each([
    [
      'the id of a commit',
      { messages: [`Revert "x"\n\nThis reverts commit ${sha('a')}.`] },
      'sha',
      `This reverts commit ${sha('a')}`,
    ],
    [
      'a short id of a commit in it',
      {
        messages: [
          'this reverts commit 1111111, reversing\nchanges made to 2.',
        ],
      },
      'sha',
      'This reverts commit 1111111',
    ],
    [
      'the number on GitHub',
      { messages: ['x\n\nReverts #7'] },
      'number',
      'Reverts #7',
    ],
    [
      'the number elsewhere on GitHub',
      { messages: ['x\n\nReverts acme/web#7'] },
      'number',
      'Reverts acme/web#7',
    ],
    [
      'the number on GitLab',
      { messages: ['x\n\nReverts group/sub/x!7'] },
      'number',
      'Reverts group/sub/x!7',
    ],
    ['the title', { title: 'Revert "Add x"' }, 'title', 'Revert "Add x"'],
    [
      'the title with numbers',
      { title: 'Revert "Add x (#7)" (#9)' },
      'title',
      'Revert "Add x (#7)" (#9)',
    ],
    [
      'the title, where the id is not known',
      {
        title: 'Revert "Add x"',
        messages: [`This reverts commit ${sha('f')}.`],
      },
      'title',
      'Revert "Add x"',
    ],
  ])('finds %s', (_, revert, layer, evidence) => {
    const target = candidate('a', {
      commits: [sha('1'), sha('a')],
      number: 7,
      title: 'Add x',
    });
    expect(
      findReverts([target, candidate('b'), candidate('c', revert)]),
    ).toEqual({
      links: [{ revert: 'c', target: 'a', layer, evidence }],
      reverted: new Map([['a', 'c']]),
      unlinked: [],
    });
  });

  it('counts what says that it takes back something which is not known', () => {
    const found = findReverts([
      candidate('a', { title: 'Revert "gone"' }),
      candidate('b', { messages: [`This reverts commit ${sha('f')}`] }),
      candidate('c', { messages: ['Reverts #99'] }),
      candidate('d', { title: 'Revert the use of x' }),
    ]);
    expect(found).toEqual({
      links: [],
      reverted: new Map(),
      unlinked: ['a', 'b', 'c'],
    });
  });

  it('takes back nothing that comes later, and nothing that is itself', () => {
    const found = findReverts([
      reverting('a', 'b'),
      candidate('b'),
      reverting('c', 'c'),
    ]);
    expect(found.links).toEqual([]);
    expect(found.unlinked).toEqual(['a', 'c']);
  });

  it('takes the latest of several with one title', () => {
    const found = findReverts([
      candidate('a', { title: 'Try' }),
      candidate('b', { title: 'Try' }),
      candidate('c', { title: 'Revert "Try"' }),
    ]);
    expect(found.links).toMatchObject([{ revert: 'c', target: 'b' }]);
  });

  it('links nothing to a short id that several have', () => {
    const found = findReverts([
      candidate('a', { commits: [`1111111${'a'.repeat(33)}`] }),
      candidate('b', { commits: [`1111111${'b'.repeat(33)}`] }),
      candidate('c', { messages: ['This reverts commit 1111111'] }),
    ]);
    expect(found).toMatchObject({ links: [], unlinked: ['c'] });
  });

  it('knows all that one change takes back', () => {
    const both = [
      `This reverts commit ${sha('a')}\nThis reverts commit ${sha('b')}`,
    ];
    const found = findReverts([
      candidate('a'),
      candidate('b'),
      candidate('c', { messages: both }),
    ]);
    expect(found.reverted).toEqual(
      new Map([
        ['a', 'c'],
        ['b', 'c'],
      ]),
    );
  });

  // A revert of a revert restores: only an odd depth takes back.
  it.each([
    ['is taken back', 1, ['a']],
    ['is restored by the revert of its revert', 2, ['b']],
    ['is taken back again', 3, ['a', 'c']],
    ['is restored again', 4, ['b', 'd']],
  ])('knows that a change %s', (_, depth, expected) => {
    const chain = [
      candidate('a'),
      reverting('b', 'a'),
      reverting('c', 'b'),
      reverting('d', 'c'),
      reverting('e', 'd'),
    ].slice(0, depth + 1);
    expect([...findReverts(chain).reverted.keys()].sort()).toEqual(expected);
  });

  it('knows a change as taken back that was restored and taken back anew', () => {
    const found = findReverts([
      candidate('a'),
      reverting('b', 'a'),
      reverting('c', 'b'),
      reverting('d', 'a'),
    ]);
    expect(found.reverted).toEqual(
      new Map([
        ['a', 'd'],
        ['b', 'c'],
      ]),
    );
  });

  it('alternates along any chain', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), length => {
        const chain = Array.from({ length }, (_, index): RevertCandidate => {
          const id = index.toString(16).padStart(40, '0');
          const before = (index - 1).toString(16).padStart(40, '0');
          return {
            id,
            commits: [id],
            title: '',
            messages: index === 0 ? [] : [`This reverts commit ${before}`],
          };
        });
        const { reverted } = findReverts(chain);
        chain.forEach(({ id }, index) =>
          expect(reverted.has(id)).toBe((length - 1 - index) % 2 === 1),
        );
      }),
    );
  });

  it('understands what git itself writes', async () => {
    const repository = new TestRepository();
    try {
      repository.commit({ files: { a: '1\n' } });
      const target = repository.commit({
        message: 'Add "b" (#1)',
        files: { b: '1\n' },
      });
      repository.git('revert', '--no-edit', 'HEAD');
      const revert = repository.git('rev-parse', 'HEAD');
      repository.git('revert', '--no-edit', 'HEAD');
      const again = repository.git('rev-parse', 'HEAD');

      const history = await readHistory(await repository.open(), {
        signal: new AbortController().signal,
      });
      const changes =
        history.status === 'read' ? await collect(history.changes) : [];
      const candidates = changes.map(it =>
        revertCandidateOf(it.commit.sha, it),
      );
      expect(findReverts(candidates)).toMatchObject({
        links: [
          { revert, target, layer: 'sha' },
          { revert: again, target: revert, layer: 'sha' },
        ],
        reverted: new Map([[revert, again]]),
        unlinked: [],
      });
      // The same without what the bodies say
      const titles = candidates.map(it => ({ ...it, messages: [it.title] }));
      expect(findReverts(titles)).toMatchObject({
        links: [
          { revert, target, layer: 'title' },
          { revert: again, target: revert, layer: 'title' },
        ],
      });
    } finally {
      repository.remove();
    }
  });
});
