import { join } from 'node:path';
import { TestRepository } from '../git/__testUtils__/TestRepository';
import { NewEvent } from '../log';
import { fill } from './__testUtils__/fill';
import { readIntoLog } from './readIntoLog';
import { Releases } from './types';

jest.setTimeout(60_000);

const NAME = 'git.acme.test/acme/shop';
const NOW = new Date('2026-03-03T12:00:00.000Z');

describe('readIntoLog', () => {
  let repository: TestRepository;
  let told: NewEvent[];

  beforeEach(() => {
    repository = new TestRepository();
    told = [];
  });
  afterEach(() => repository.remove());

  const read = async (
    releases: Releases = { kind: 'tags' },
    directory?: string,
  ) =>
    readIntoLog({
      repository: await repository.open(directory),
      name: NAME,
      releases,
      log: {
        append: async events => {
          told.push(...events);
          return { appended: events.length, duplicates: 0 };
        },
      },
      now: () => NOW,
      onProgress: async () => {},
      signal: new AbortController().signal,
    });

  const clone = (directory: string, ...options: string[]) => {
    const path = join(repository.root, directory);
    const from = `file://${repository.directory}`;
    repository.git('clone', '-q', ...options, from, path);
    return path;
  };

  it('tells what happened, of whom and when', async () => {
    fill(repository, NAME);

    await read();

    const of = (type: string) => told.filter(it => it.type.endsWith(type));
    expect(of('change').map(it => it.subject)).toEqual([
      expect.stringMatching(`commit:${NAME}@[0-9a-f]{40}`),
      `change:${NAME}#7`,
      `change:${NAME}#8`,
      `change:${NAME}#9`,
      expect.stringMatching(`commit:${NAME}@[0-9a-f]{40}`),
    ]);
    expect(of('release').map(it => it.subject)).toEqual([
      `release:${NAME}@v1`,
      `release:${NAME}@v2`,
    ]);
    expect(new Set(told.map(it => it.source))).toEqual(
      new Set([`git:${NAME}`]),
    );
    expect(of('change')[0].occurredAt).toEqual(
      new Date('2026-01-05T10:00:00.000Z'),
    );
    const { paths } = JSON.parse(of('change')[4].payload);
    expect(paths).toEqual(['odd\n"name" é', 'services/pay/a.ts']);
  });

  it('reads a mirror as it reads the clone', async () => {
    fill(repository, NAME);
    await read();
    const [ofClone] = [told.splice(0)];

    await read(undefined, clone('mirror.git', '--mirror'));

    expect(told).toEqual(ofClone);
  });

  it('takes what comes onto a branch for releases', async () => {
    fill(repository, NAME);
    repository.git('branch', 'production', 'v1');

    const { counts, remarks } = await read({
      kind: 'branch',
      name: 'production',
    });

    expect(counts).toMatchObject({ changes: 5, releases: 2 });
    expect(remarks[0]).toBe(
      "What came onto the branch 'production' stands for deployments to production: git knows no deployments.",
    );
    await expect(read({ kind: 'branch', name: 'gone' })).rejects.toThrow(
      "has no branch 'gone'",
    );
  });

  it.each([
    [
      'no tags',
      () => repository.commit(),
      { commits: 1, releases: 0 },
      "No tags: nothing stands for deployments to production. If a branch does, name it as in 'branch:production'.",
    ],
    [
      'no commit',
      () => undefined,
      { commits: 0, releases: 0 },
      'There is no commit yet, so nothing was read.',
    ],
    [
      'a tag of no commit',
      () => {
        repository.commit({ files: { a: 'a\n' } });
        repository.git('tag', 'tree', 'HEAD^{tree}');
      },
      { commits: 1, releases: 0 },
      'Tags that are no releases (1): tree (it is the tag of a tree, not of a commit).',
    ],
    [
      'a request that came twice',
      () => {
        repository.commit({ message: 'Once (#7)' });
        repository.commit({ message: 'Once more (#7)' });
      },
      { commits: 2, changes: 2 },
      'Commits on the branch whose pull or merge request came before, and which count with it as one change: 1.',
    ],
    [
      'times that no calendar has',
      () => repository.commit({ committedAt: 1e8, authoredAt: 1e8 }),
      { commits: 1, changes: 1 },
      'Commits without a time that makes sense, which count in no period: 1.',
    ],
  ])('reads a repository with %s', async (_, make, counts, remark) => {
    make();

    const found = await read();

    expect(found.counts).toMatchObject(counts);
    expect(found.remarks).toContain(remark);
  });

  it('says that a shallow clone is one', async () => {
    fill(repository, NAME);

    const { counts, remarks } = await read(
      undefined,
      clone('shallow', '--depth=2'),
    );

    expect(counts.commits).toBe(2);
    expect(remarks[0]).toContain("Complete it with 'git fetch --unshallow'");
  });

  it('reads long histories in parts', async () => {
    const tree = repository.git('write-tree');
    let head = '';
    const parents = () => (head === '' ? [] : ['-p', head]);
    for (let count = 0; count < 12; count += 1) {
      head = repository.git('commit-tree', tree, ...parents(), '-m', 'x');
    }
    repository.git('update-ref', 'refs/heads/main', head);
    const seen: number[] = [];

    await readIntoLog({
      repository: await repository.open(),
      name: NAME,
      releases: { kind: 'tags' },
      log: { append: async () => ({ appended: 0, duplicates: 0 }) },
      now: () => NOW,
      onProgress: async ({ changes }) => {
        seen.push(changes);
      },
      eventsAtOnce: 5,
      signal: new AbortController().signal,
    });

    expect(seen).toEqual([5, 10, 12]);
  });
});
