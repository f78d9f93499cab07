import { collect, hour, TestRepository } from './__testUtils__/TestRepository';
import { readHistory } from './readHistory';
import { readTaggedReleases, releasesOfBranch } from './releases';

jest.setTimeout(60_000);

describe('releases', () => {
  const signal = new AbortController().signal;
  let repository: TestRepository;

  beforeEach(() => {
    repository = new TestRepository();
  });
  afterEach(() => repository.remove());

  const tagged = async (prefix?: string) =>
    readTaggedReleases(await repository.open(), {
      ...(prefix !== undefined && { prefix }),
      signal,
    });

  it('tells what each tag has brought, annotated or not', async () => {
    const one = repository.commit();
    repository.git('tag', 'v9');
    const two = repository.commit();
    const three = repository.commit();
    repository.git('tag', '-a', 'v10', '-m', 'ten');

    expect(await tagged()).toEqual({
      releases: [
        {
          proxy: 'tag',
          name: 'v9',
          sha: one,
          releasedAt: hour(1),
          commits: [one],
        },
        {
          proxy: 'tag',
          name: 'v10',
          sha: three,
          releasedAt: hour(3),
          previous: 'v9',
          commits: [three, two],
        },
      ],
      skipped: [],
      isShallow: false,
    });
  });

  it('compares with the nearest in its own history, not with the last', async () => {
    repository.commit();
    repository.git('tag', 'v1.0');
    repository.checkout('v1', 'main');
    const fix = repository.commit();
    repository.git('tag', 'v1.1');
    repository.checkout('main');
    const next = repository.commit();
    repository.git('tag', 'v2.0');
    const merge = repository.merge(['v1']);
    repository.git('tag', 'v2.1');

    const { releases } = await tagged();
    expect(
      releases.map(({ name, previous, commits }) => ({
        name,
        previous,
        commits,
      })),
    ).toMatchObject([
      { name: 'v1.0', previous: undefined },
      { name: 'v1.1', previous: 'v1.0', commits: [fix] },
      { name: 'v2.0', previous: 'v1.0', commits: [next] },
      // v1.1 was not the one before; its fix comes to this line only now.
      { name: 'v2.1', previous: 'v2.0', commits: [merge, fix] },
    ]);
  });

  it('takes a second tag of one commit, and a late tag of an old one, for releases without news', async () => {
    const old = repository.commit();
    const newer = repository.commit();
    repository.git('tag', 'v2');
    repository.git('tag', 'v2-again');
    repository.commit();
    repository.git('tag', '-a', 'v1-late', '-m', 'x', old);

    expect((await tagged()).releases).toMatchObject([
      { name: 'v2', sha: newer, commits: [newer, old] },
      { name: 'v2-again', previous: 'v2', commits: [] },
      { name: 'v1-late', sha: old, releasedAt: hour(3), commits: [old] },
    ]);
  });

  it('takes the tags of one component, and says which are no releases', async () => {
    repository.commit({ files: { a: '1\n' } });
    repository.git('tag', 'api@1');
    repository.git('tag', 'web@1');
    repository.git('tag', 'web@tree', 'HEAD^{tree}');
    repository.git('tag', '-a', '-m', 'x', 'web@file', 'HEAD:a');

    const { releases, skipped } = await tagged('web@');
    expect(releases.map(({ name }) => name)).toEqual(['web@1']);
    expect(skipped).toEqual([
      { name: 'web@file', reason: 'it is the tag of a blob, not of a commit' },
      { name: 'web@tree', reason: 'it is the tag of a tree, not of a commit' },
    ]);
  });

  it('finds none where there are no tags, or no commits', async () => {
    const none = { releases: [], skipped: [], isShallow: false };
    expect(await tagged()).toEqual(none);
    repository.commit();
    expect(await tagged()).toEqual(none);
  });

  it('says that a shallow clone does not have all', async () => {
    repository.commit();
    const end = repository.commit();
    repository.git('tag', 'v1');
    repository.git(
      'clone',
      '-q',
      '--depth=1',
      `file://${repository.directory}`,
      '../shallow',
    );
    const shallow = await repository.open(`${repository.root}/shallow`);
    expect(await readTaggedReleases(shallow, { signal })).toMatchObject({
      releases: [{ name: 'v1', commits: [end] }],
      isShallow: true,
    });
  });

  it('takes what comes onto a branch for releases', async () => {
    const one = repository.commit();
    repository.git('branch', 'production');
    const two = repository.commit();
    const three = repository.commit();
    repository.checkout('production');
    const release = repository.merge(['main']);

    const history = await readHistory(await repository.open(), {
      branch: 'production',
      signal,
    });
    const changes = history.status === 'read' ? history.changes : undefined;
    expect(changes && (await collect(releasesOfBranch(changes)))).toEqual([
      {
        proxy: 'branch',
        name: one,
        sha: one,
        releasedAt: hour(1),
        commits: [one],
      },
      {
        proxy: 'branch',
        name: release,
        sha: release,
        releasedAt: hour(4),
        previous: one,
        commits: [release, three, two],
      },
    ]);
  });
});
