import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkedInFiles, recentAuthors } from './git';

const NOW = new Date('2026-11-21T03:00:00.000Z');

const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * 24 * 60 * 60_000).toISOString();

describe('git', () => {
  let directory: string;

  const git = (args: string[], env: Record<string, string> = {}) =>
    execFileSync('git', args, {
      cwd: directory,
      env: { PATH: process.env.PATH!, ...env },
      stdio: 'pipe',
    });

  async function commit(path: string, email: string, days: number) {
    const date = daysAgo(days);
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), `${email} ${days}`);
    git(['add', '-A']);
    git(['commit', '-q', '-m', 'a change'], {
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'c',
      GIT_COMMITTER_EMAIL: 'committer@acme.test',
      GIT_COMMITTER_DATE: date,
    });
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gap-git-'));
    git(['init', '-q', '-b', 'main']);
    await commit('api/a.ts', 'old@acme.test', 120);
    await commit('api/a.ts', 'ada@acme.test', 60);
    await commit('--output=x/ü.ts', 'ben@acme.test', 5);
    await commit('api/b.ts', 'cleo@acme.test', 1);
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each([
    ['', ['cleo@acme.test', 'ben@acme.test', 'ada@acme.test']],
    ['api', ['cleo@acme.test', 'ada@acme.test']],
    ['--output=x', ['ben@acme.test']],
    [':(top,glob)**', []],
    ['$(touch pwned)', []],
  ])('tells who has lately changed %j', async (folder, expected) => {
    expect(await recentAuthors({ directory, folder }, NOW)).toEqual(expected);
  });

  it.each([
    ['', ['--output=x/ü.ts', 'api/a.ts', 'api/b.ts']],
    ['api', ['api/a.ts', 'api/b.ts']],
  ])('tells what is in %j', async (folder, expected) => {
    expect(await checkedInFiles({ directory, folder })).toEqual(expected);
  });

  it('tells nothing of what is outside', async () => {
    await expect(
      checkedInFiles({ directory, folder: '../..' }),
    ).rejects.toThrow(/outside repository/);
  });

  it('runs nothing that the repository is set up to run', async () => {
    const ran = join(directory, 'ran');
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'gpg.program',
      'diff.external',
    ]) {
      git(['config', setting, `touch ${ran} #`]);
    }
    git(['config', 'log.showSignature', 'true']);

    expect(await recentAuthors({ directory, folder: '' }, NOW)).toHaveLength(3);
    expect(await checkedInFiles({ directory, folder: '' })).toHaveLength(3);

    expect(await checkedInFiles({ directory, folder: 'ran' })).toEqual([]);
    await expect(rm(ran)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('fails where there is no checkout', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'gap-none-'));
    await expect(
      recentAuthors({ directory: empty, folder: '' }, NOW),
    ).rejects.toThrow(/not a git repository/);
    await rm(empty, { recursive: true });
  });
});
