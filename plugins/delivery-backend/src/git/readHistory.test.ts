import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collect, hour, TestRepository } from './__testUtils__/TestRepository';
import { readHistory } from './readHistory';
import { GitChange } from './types';

jest.setTimeout(60_000);

describe('readHistory', () => {
  const signal = new AbortController().signal;
  let repository: TestRepository;

  beforeEach(() => {
    repository = new TestRepository();
  });
  afterEach(() => repository.remove());

  const read = async (
    request: { branch?: string; since?: string } = {},
    directory?: string,
  ) => readHistory(await repository.open(directory), { ...request, signal });

  const changes = async (
    request: { branch?: string; since?: string } = {},
    directory?: string,
  ): Promise<GitChange[]> => {
    const history = await read(request, directory);
    if (history.status !== 'read') {
      throw new Error(`the history is ${history.status}`);
    }
    return collect(history.changes);
  };

  it('tells merges with what they brought, squash merges and pushes', async () => {
    const pushed = repository.commit({ message: 'Begin', files: { a: '1\n' } });
    repository.checkout('feature', 'main');
    const first = repository.commit({
      authoredAt: 0.5,
      files: { b: '1\n2\n' },
    });
    const second = repository.commit({ files: { b: '1\n3\n' } });
    repository.checkout('main');
    const squashed = repository.commit({
      message: 'Add c (#7)\n\n* one\n\n* two',
      files: { c: 'c\n' },
    });
    const merged = repository.merge(['feature'], {
      message: 'Merge pull request #8 from ada/feature\n\nAdd b',
    });

    expect(await changes()).toMatchObject([
      { kind: 'direct', title: 'Begin', commit: { sha: pushed }, brought: [] },
      {
        kind: 'squash',
        number: 7,
        title: 'Add c',
        commit: { sha: squashed },
        brought: [],
        files: [{ path: 'c', added: 1, removed: 0 }],
      },
      {
        kind: 'merge',
        number: 8,
        title: 'Add b',
        sourceBranch: 'feature',
        commit: {
          sha: merged,
          parents: [squashed, second],
          author: { name: 'Ada', email: 'ada@acme.test' },
          committer: { name: 'Ben', email: 'ben@acme.test' },
          authoredAt: hour(5),
          committedAt: hour(5),
        },
        brought: [{ sha: first, authoredAt: hour(0.5) }, { sha: second }],
        files: [{ path: 'b', added: 2, removed: 0 }],
        isCut: false,
      },
    ]);
  });

  it('gives what an octopus and merges within branches bring to the first that has it', async () => {
    repository.commit();
    repository.checkout('one', 'main');
    const one = repository.commit({ files: { one: '' } });
    repository.checkout('two', 'main');
    const two = repository.commit({ files: { two: '' } });
    repository.checkout('three', 'main');
    const three = repository.commit({ files: { three: '' } });
    const inner = repository.merge(['one']);
    repository.checkout('main');
    const octopus = repository.merge(['one', 'two']);
    const later = repository.merge(['three']);

    const [, first, second] = await changes();
    expect(first.commit.sha).toBe(octopus);
    expect(new Set(first.brought.map(({ sha }) => sha))).toEqual(
      new Set([one, two]),
    );
    expect(second.commit.sha).toBe(later);
    expect(second.brought.map(({ sha }) => sha)).toEqual([three, inner]);
  });

  it('reads names with newlines, tabs, quotes and beyond ASCII, renames and what has no lines', async () => {
    const odd = 'we\nird\t"q" é';
    const numbers = '\n1\t2\tx';
    repository.commit({
      files: { [odd]: 'x\ny\n', [numbers]: 'n\n', bin: '\0\u0001' },
    });
    repository.git('mv', '--', odd, '-moved');
    repository.git('mv', numbers, 'was\nodd');
    repository.commit();
    repository.commit({ message: 'nothing' });

    const [added, renamed, empty] = await changes();
    expect(new Set(added.files)).toEqual(
      new Set([
        { path: odd, added: 2, removed: 0 },
        { path: numbers, added: 1, removed: 0 },
        { path: 'bin' },
      ]),
    );
    expect(new Set(renamed.files)).toEqual(
      new Set([
        { path: '-moved', previousPath: odd, added: 0, removed: 0 },
        { path: 'was\nodd', previousPath: numbers, added: 0, removed: 0 },
      ]),
    );
    expect(empty.files).toEqual([]);
  });

  it('reads notes of AI tools, and no others', async () => {
    repository.commit();
    repository.git('notes', '--ref=ai', 'add', '-m', 'by a tool');
    repository.git('notes', 'add', '-m', 'something else');
    repository.git('config', 'notes.displayRef', '*');
    expect((await changes())[0].commit.note).toBe('by a tool\n');
  });

  it('goes on from any commit as if it had read all at once', async () => {
    repository.commit();
    for (const number of [1, 2, 3]) {
      repository.checkout(`b${number}`, number === 3 ? 'b1' : 'main');
      repository.commit({ files: { [`f${number}`]: 'x\n' } });
      repository.commit({ files: { [`f${number}`]: 'y\n' } });
      repository.checkout('main');
      repository.commit({ message: `Squashed (#${number}0)` });
      if (number !== 1) {
        repository.merge([`b${number}`]);
      }
    }
    const all = await changes();
    expect(all).toHaveLength(6);
    expect(await changes()).toEqual(all);
    for (const [index, { commit }] of all.entries()) {
      expect(await changes({ since: commit.sha })).toEqual(
        all.slice(index + 1),
      );
    }
  });

  it('reads the branch that is named, of a bare mirror as well', async () => {
    repository.commit({ message: 'on main' });
    repository.checkout('release/1', 'main');
    repository.commit({ message: 'on release/1' });
    repository.git('clone', '-q', '--mirror', '.', '../mirror.git');
    repository.git('clone', '-q', '.', '../clone');
    const mirror = join(repository.root, 'mirror.git');
    const clone = join(repository.root, 'clone');

    const titles = async (branch: string, directory: string) =>
      (await changes({ branch }, directory)).map(({ title }) => title);
    expect(await titles('main', mirror)).toEqual(['on main']);
    expect(await titles('release/1', mirror)).toEqual([
      'on main',
      'on release/1',
    ]);
    expect(await titles('main', clone)).toEqual(['on main']);
    expect(await titles('origin/main', clone)).toEqual(['on main']);
    await expect(changes({ branch: 'maim' }, mirror)).rejects.toThrow(
      `the repository in '${mirror}' has no branch 'maim'; it has refs/heads/main, refs/heads/release/1`,
    );
    await expect(changes({ branch: '--all' }, mirror)).rejects.toThrow(
      "'--all' cannot be the name of a branch",
    );
  });

  it('runs nothing that the repository is set up to run', async () => {
    const ran = join(repository.root, 'ran');
    repository.commit({
      files: { '.gitattributes': '* diff=evil\n', a: '1\n' },
    });
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'gpg.program',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
    ]) {
      repository.git('config', setting, `touch ${ran} #`);
    }
    repository.git('config', 'log.showSignature', 'true');

    expect(await changes()).toHaveLength(1);
    expect(() => rmSync(ran)).toThrow(/ENOENT/);
  });

  it('is not misled by what messages, names and the configuration say', async () => {
    const message = `\u0001Title\n\n1\t2\tx\n${'0'.repeat(40)}\n`;
    repository.commit({ message });
    repository.git('config', 'format.pretty', 'oneline');
    repository.git('config', 'log.decorate', 'full');
    repository.git('config', 'diff.renames', 'false');
    repository.git('config', 'user.name', 'x');
    writeFileSync(
      join(repository.directory, '.mailmap'),
      '<boss@acme.test> <ada@acme.test>\n',
    );
    expect(await changes()).toMatchObject([
      {
        commit: {
          message: message.trim().concat('\n'),
          author: { email: 'ada@acme.test' },
        },
        files: [],
      },
    ]);
  });

  it('ends git when nobody reads on', async () => {
    repository.commit();
    repository.commit();
    const history = await read();
    if (history.status !== 'read') {
      throw new Error('it is not read');
    }
    for await (const change of history.changes) {
      expect(change.kind).toBe('direct');
      break;
    }
  });
});
