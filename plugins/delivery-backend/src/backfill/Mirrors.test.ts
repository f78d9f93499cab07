import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readHistory } from '../git';
import { collect, TestRepository } from '../git/__testUtils__/TestRepository';
import { Mirrors } from './Mirrors';

jest.setTimeout(60_000);

describe('Mirrors', () => {
  const signal = new AbortController().signal;
  let repository: TestRepository;
  let directory: string;
  let url: string;

  beforeEach(() => {
    repository = new TestRepository();
    directory = join(repository.root, 'mirrors');
    url = `file://${repository.directory}`;
  });
  afterEach(() => repository.remove());

  const mirrors = (maxBytes = 1024 ** 2, protocols = ['file']) =>
    new Mirrors({ directory, maxBytes, protocols });

  const titles = async (mirror = mirrors(), address = url) => {
    const history = await readHistory(await mirror.update(address, signal), {
      signal,
    });
    return history.status === 'read'
      ? (await collect(history.changes)).map(it => it.title)
      : history.status;
  };

  it('has what the repository has, with notes and the branch of HEAD', async () => {
    repository.commit({ message: 'one' });
    repository.git('notes', '--ref=ai', 'add', '-m', 'by Claude');
    repository.git('tag', 'v1');
    repository.git('update-ref', 'refs/pull/1/head', 'HEAD');
    repository.git('branch', '-m', 'trunk');

    const mirror = await mirrors().update(url, signal);

    const refs = execFileSync('git', ['for-each-ref', '--format=%(refname)'], {
      cwd: mirror.directory,
      encoding: 'utf8',
    });
    expect(refs.split('\n').filter(Boolean)).toEqual([
      'refs/heads/trunk',
      'refs/notes/ai',
      'refs/tags/v1',
    ]);
    expect(await titles()).toEqual(['one']);
  });

  it('follows what is new, and what was rewritten or removed', async () => {
    repository.commit({ message: 'one' });
    repository.commit({ message: 'two' });
    expect(await titles()).toEqual(['one', 'two']);

    repository.git('reset', '-q', '--hard', 'HEAD~1');
    repository.commit({ message: 'instead' });

    expect(await titles()).toEqual(['one', 'instead']);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('knows an empty repository', async () => {
    expect(await titles()).toBe('empty');
  });

  it('goes on after a fetch that was ended while it wrote', async () => {
    repository.commit({ message: 'one' });
    await titles();
    const [name] = readdirSync(directory);
    const packs = join(directory, name, 'objects', 'pack');
    writeFileSync(join(packs, 'tmp_pack_x'), 'half');
    writeFileSync(join(directory, name, 'packed-refs.lock'), '');
    mkdirSync(join(directory, name, 'refs', 'heads'), { recursive: true });
    writeFileSync(join(directory, name, 'refs', 'heads', 'main.lock'), '');
    repository.commit({ message: 'two' });

    expect(await titles()).toEqual(['one', 'two']);
    expect(readdirSync(packs).filter(it => it.startsWith('tmp_'))).toEqual([]);
  });

  it('refuses what is too large, and leaves nothing of it', async () => {
    repository.commit({
      files: { large: randomBytes(300_000).toString('hex') },
    });

    await expect(mirrors(100_000).update(url, signal)).rejects.toThrow(
      'raise delivery.backfill.maxMegabytes in the app-config',
    );
    expect(readdirSync(directory)).toEqual([]);
  });

  it('removes those that were used longest ago', async () => {
    repository.commit({
      files: { large: randomBytes(300_000).toString('hex') },
    });
    const aliases = [url, `${url}/`, `${url}/.git`];
    const limited = mirrors(700_000);
    await limited.update(aliases[0], signal);
    const [first] = readdirSync(directory);
    utimesSync(join(directory, first), 1, 1);
    await limited.update(aliases[1], signal);

    await limited.update(aliases[2], signal);

    const left = readdirSync(directory);
    expect(left).toHaveLength(2);
    expect(left).not.toContain(first);
  });

  it('says what is wrong where nothing can be fetched', async () => {
    await expect(
      mirrors().update(`file://${repository.root}/none`, signal),
    ).rejects.toThrow(/^the repository cannot be fetched \(.*none/s);
  });

  it('talks in no other way than is allowed', async () => {
    await expect(
      mirrors(1024 ** 2, ['https', 'ssh']).update(url, signal),
    ).rejects.toThrow("transport 'file' not allowed");
  });
});
