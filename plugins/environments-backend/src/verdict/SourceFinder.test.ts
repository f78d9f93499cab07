import { execFileSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRepository } from './__testUtils__/repository';
import { SourceFinder } from './SourceFinder';

const { signal } = new AbortController();

describe('SourceFinder', () => {
  let root: string;
  let repository: string;
  let commits: Record<string, string>;
  let finder: SourceFinder;

  beforeAll(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'repos-'));
    repository = join(root, 'allowed', 'orders');
    commits = await makeRepository(repository);
    await makeRepository(join(root, 'secret'));
    await fs.symlink(join(root, 'secret'), join(root, 'allowed', 'link'));
    finder = new SourceFinder({
      repositories: [{ prefix: `${join(root, 'allowed')}/` }],
    });
  });
  afterAll(() => fs.rm(root, { recursive: true }));

  it.each([
    [undefined, 'main', 'main'],
    ['main', 'main', 'main'],
    ['refs/heads/main', 'refs/heads/main', 'main'],
    ['feature/gifts', 'feature/gifts', 'feature/gifts'],
    ['v1.0.0', 'v1.0.0', 'v1.0.0'],
  ])('finds the commit of %s', async (ref, shown, at) => {
    expect(await finder.find(repository, ref, signal)).toEqual({
      repository,
      ref: shown,
      commit: commits[at],
    });
  });

  it('reads elsewhere what the catalog calls otherwise, and nowhere else', async () => {
    const elsewhere = new SourceFinder({
      repositories: [
        {
          prefix: `${join(root, 'allowed')}/`,
          insteadOf: 'https://git.acme.test/acme/',
        },
      ],
    });

    expect(
      await elsewhere.find('https://git.acme.test/acme/orders', 'main', signal),
    ).toEqual({ repository, ref: 'main', commit: commits.main });
    await expect(
      elsewhere.find('https://git.acme.test/acme/../secret', 'main', signal),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      elsewhere.find('https://git.acme.test/other/orders', 'main', signal),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('takes a commit in full for itself', async () => {
    const commit = commits.main;
    expect(await finder.find(repository, commit, signal)).toEqual({
      repository,
      ref: commit,
      commit,
    });
  });

  it('names what is near where there is no such ref', async () => {
    await expect(
      finder.find(repository, 'feature/gift', signal),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `The repository '${repository}' has no branch or tag 'feature/gift'; near are feature/gifts, main, v1.0.0`,
    });
  });

  it.each([
    '-x',
    '--upload-pack=touch /tmp/x',
    'a..b',
    'a b',
    'main^{}',
    '',
    'refs/heads/*',
    'main\n',
  ])('refuses the ref %j', async ref => {
    await expect(finder.find(repository, ref, signal)).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it.each([
    ['ext::sh -c touch% /tmp/x', 'InputError'],
    ['-oProxyCommand=x', 'InputError'],
    ['--upload-pack=x', 'InputError'],
    ['ssh://git.acme.test/x', 'InputError'],
    ['https://user:secret@git.acme.test/x', 'InputError'],
    ['https://git.acme.test/x?y', 'InputError'],
    ['https://git.acme.test/x', 'NotAllowedError'],
    ['/etc', 'NotAllowedError'],
    ['file:///etc', 'NotAllowedError'],
  ])('refuses the repository %s', async (address, name) => {
    await expect(finder.find(address, 'main', signal)).rejects.toMatchObject({
      name,
    });
  });

  it('refuses ways out of what is allowed', async () => {
    const allowed = join(root, 'allowed');
    for (const way of ['link', '../secret', 'orders/../../secret']) {
      await expect(
        finder.find(`${allowed}/${way}`, 'main', signal),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    await expect(
      finder.find(join(allowed, 'absent'), 'main', signal),
    ).rejects.toThrow('There is no repository');
  });

  it('says that a folder is no repository', async () => {
    await fs.mkdir(join(root, 'allowed', 'empty'));
    await expect(
      finder.find(join(root, 'allowed', 'empty'), 'main', signal),
    ).rejects.toThrow(/cannot be read: git ls-remote/);
  });

  it('lists tags with their commits', async () => {
    const tags = await finder.tags(repository);
    const inGit = execFileSync('git', [
      '-C',
      repository,
      'rev-parse',
      'v1.0.0^{}',
    ]);
    expect(tags).toEqual([{ tag: 'v1.0.0', commit: `${inGit}`.trim() }]);
    expect(await finder.resolve(repository, 'v1.0.0')).toMatchObject({
      commit: `${inGit}`.trim(),
    });
  });
});
