import fc from 'fast-check';
import { change, day } from '../__testUtils__/builders';
import { Change } from '../types';
import { ToldChange, withoutDoubles } from './withoutDoubles';

const none = { cohort: 'undeclared', confidence: 0 } as const;

/** What webhooks tell of a pull request that was merged on the third day. */
const request = (
  mergeSha: string | undefined,
  over: Partial<Change> = {},
  record: Partial<ToldChange['record']> = {},
): ToldChange => ({
  record: {
    change: change('7', 2, {
      id: 'change:acme/orders#7',
      number: 7,
      mergedAt: day(3),
      mergeSha,
      commits: ['head', ...(mergeSha === undefined ? [] : [mergeSha])],
      firstCommitIsApproximate: true,
      components: [],
      ...over,
    }),
    heads: [{ sha: 'old-head' }, { sha: 'head' }],
    course: {},
    attribution: none,
    ...record,
  },
});

/** What git tells of a commit on the branch of which it knows no number. */
const commit = (
  sha: string,
  mergedAt: number,
  over: Partial<ToldChange> = {},
): ToldChange => ({
  record: {
    change: change(sha, 1, { id: `commit:acme/orders@${sha}`, mergedAt }),
    heads: [],
    attribution: none,
  },
  ...over,
});

const ids = (told: readonly ToldChange[]) =>
  told.map(({ record }) => record.change.id);
const kept = (...told: ToldChange[]) => ids(withoutDoubles(told, []));
const NUMBER = 'change:acme/orders#7';

describe('withoutDoubles', () => {
  it.each([
    ['a squash whose title lost its number', 'm'],
    ['a head that was pushed to the branch', 'head'],
    ['a head that was seen before', 'old-head'],
  ])('takes git and webhooks to tell of one change: %s', (_, sha) => {
    expect(kept(request('m'), commit(sha, day(3)))).toEqual([NUMBER]);
  });

  it('takes a commit that names another number for the merge that it is', () => {
    const misnamed = commit('m', day(3));
    const numbered = {
      ...misnamed,
      record: {
        ...misnamed.record,
        change: { ...misnamed.record.change, number: 8, id: 'other' },
      },
    };
    expect(kept(request('m'), numbered)).toEqual([NUMBER]);
    expect(kept(request('x'), numbered)).toEqual([NUMBER, 'other']);
  });

  it.each([
    ['another commit', request('m'), commit('x', day(3))],
    [
      'a head of what is not merged',
      request(undefined, { mergedAt: undefined }),
      commit('head', day(3)),
    ],
    [
      'a commit of another repository',
      request('m', { repository: 'acme/web' }),
      commit('m', day(3)),
    ],
  ])('keeps %s', (_, one, other) => {
    expect(kept(one, other)).toHaveLength(2);
  });

  it('keeps what two pull requests say of one commit', () => {
    const picked = request('m', { id: 'change:acme/orders#9', number: 9 });
    expect(kept(request('m'), picked, commit('m', day(3)))).toHaveLength(2);
  });

  it('takes all commits of a rebase for one change', () => {
    // GitHub commits r1, r2 and m in the second of the merge; x was before.
    const told = [
      commit('x', day(3) - 60_000),
      commit('r1', day(3)),
      commit('r2', day(3) + 1_000),
      request('m'),
      commit('m', day(3) + 1_000),
    ];
    const commits = [
      { sha: 'm', parents: ['r2'] },
      { sha: 'r2', parents: ['r1'] },
      { sha: 'r1', parents: ['x'] },
      { sha: 'x', parents: [] },
    ];
    expect(ids(withoutDoubles(told, commits))).toEqual([
      'commit:acme/orders@x',
      NUMBER,
    ]);
    expect(
      ids(withoutDoubles(told, [{ sha: 'm', parents: ['r2', 'r1'] }])),
    ).toHaveLength(4);
  });

  it('lets what is kept know what git alone knew', () => {
    const squash = commit('m', day(3), { paths: ['src/a.ts'] });
    const surer = { cohort: 'assisted', confidence: 0.9 } as const;
    const [{ record, paths }] = withoutDoubles(
      [
        request('m'),
        {
          ...squash,
          record: {
            ...squash.record,
            attribution: surer,
            reverts: { shas: ['b'] },
          },
        },
      ],
      [],
    );
    expect(record).toMatchObject({
      change: {
        firstCommitAt: day(1),
        firstCommitIsApproximate: true,
        commits: ['head', 'm'],
        cohort: 'assisted',
      },
      attribution: surer,
      reverts: { shas: ['b'] },
    });
    expect(paths).toEqual(['src/a.ts']);
  });

  it('gives the same in whatever order they come', () => {
    const told = [
      request('m'),
      request('n', { id: 'change:acme/orders#9', number: 9 }),
      commit('head', day(3), { paths: ['b'] }),
      commit('m', day(3), { paths: ['a'] }),
      commit('r', day(3), { paths: ['c'] }),
      commit('x', day(1)),
    ];
    const commits = [
      { sha: 'm', parents: ['r'] },
      { sha: 'r', parents: ['x'] },
    ];
    const inOrder = (all: readonly ToldChange[]) =>
      withoutDoubles(all, commits).sort((one, other) =>
        one.record.change.id < other.record.change.id ? -1 : 1,
      );
    expect(inOrder(told)).toHaveLength(3);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(told, { minLength: told.length }),
        mixed => {
          expect(inOrder(mixed)).toEqual(inOrder(told));
        },
      ),
    );
  });
});
