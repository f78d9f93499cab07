import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  commitFiles,
  Files,
  makeBare,
  makeRepository,
  runGit,
  writeFiles,
} from './__testUtils__/gitRepository';
import { compileGlob } from './globs';
import { readLocalRepository } from './LocalRepository';
import { RepositoryLimits } from './view';

const LIMITS: RepositoryLimits = {
  maxFiles: 100,
  maxBytes: 100_000,
  maxFileBytes: 1_000,
};
const FILES: Files = {
  'README.md': '# Orders\n',
  'src/index.js': 'start();\n',
  'a file\nwith "odd" names/ünï': 'x',
  '-rf': 'x',
  big: 'x'.repeat(2_000),
  link: { linkTo: '/etc/passwd' },
};

describe('readLocalRepository', () => {
  const directory = createMockDirectory();
  let path: string;
  let count = 0;
  beforeEach(() => {
    path = join(directory.path, `repository-${count++}`);
  });

  const read = (limits: Partial<RepositoryLimits> = {}, etag?: string) =>
    readLocalRepository(path, {
      limits: { ...LIMITS, ...limits },
      signal: new AbortController().signal,
      etag,
    });

  describe.each(['a checkout', 'a bare repository', 'a folder'])(
    'of %s',
    kind => {
      beforeEach(() => {
        if (kind === 'a folder') {
          writeFiles(path, FILES);
        } else if (kind === 'a checkout') {
          makeRepository(path, FILES);
        } else {
          makeRepository(`${path}-checkout`, FILES);
          makeBare(`${path}-checkout`, path);
        }
      });

      it('finds and reads files', async () => {
        const { view } = await read();

        const found = await view!.find(compileGlob('*.md'), '');
        expect(found).toMatchObject({ path: 'README.md', bytes: 9 });
        expect(String(await view!.read('README.md'))).toBe('# Orders\n');
        expect(String(await view!.read('src/index.js'))).toBe('start();\n');
        expect(await view!.read('src')).toBeUndefined();
        expect(await view!.read('gone')).toBeUndefined();
        expect(view!.hasFolder('src')).toBe(true);
        expect(view!.hasFolder('gone')).toBe(false);
      });

      it('reads names that look like options, or like several', async () => {
        const { view } = await read();

        expect(String(await view!.read('-rf'))).toBe('x');
        expect(String(await view!.read('a file\nwith "odd" names/ünï'))).toBe(
          'x',
        );
      });

      it('does not read what is too large', async () => {
        const { view } = await read();

        await expect(view!.read('big')).rejects.toThrow(
          'big has more than is read: 2000 bytes of at most 1000',
        );
      });

      it('does not follow links', async () => {
        const { view } = await read();

        const content = view!.read('link').then(it => it && String(it));
        await expect(content.catch(error => error.message)).resolves.toBe(
          kind === 'a folder' ? undefined : 'link is a symbolic link',
        );
      });

      it.each([
        [{ maxFiles: 3 }, /has more than 3 files/],
        [{ maxBytes: 1_500 }, /have more than 1500 bytes/],
      ])('stops where there is more than %j', async (limits, message) => {
        await expect(read(limits)).rejects.toThrow(message);
      });
    },
  );

  it('reads what is committed, and not what lies about', async () => {
    makeRepository(path, { a: '1' });
    writeFiles(path, { a: '2', b: '2' });

    const { view } = await read();

    expect(String(await view!.read('a'))).toBe('1');
    expect(await view!.read('b')).toBeUndefined();
  });

  it('is not read again while there is no new commit', async () => {
    makeRepository(path, { a: '1' });
    const { etag } = await read();

    expect(await read({}, etag)).toEqual({ etag });
    commitFiles(path, { a: '2' });
    const { view } = await read({}, etag);
    expect(String(await view!.read('a'))).toBe('2');
  });

  it('does not look for a repository around a folder', async () => {
    makeRepository(path, { 'inner/a': '1', b: '1' });
    path = join(path, 'inner');

    const { view } = await read();

    expect(await view!.read('b')).toBeUndefined();
    expect(String(await view!.read('a'))).toBe('1');
  });

  it('runs nothing that the repository is configured to run', async () => {
    makeRepository(path, { a: '1' });
    const trace = join(directory.path, `trace-${count}`);
    runGit(path, 'config', 'core.fsmonitor', `touch ${trace}`);
    runGit(path, 'config', 'core.pager', `touch ${trace}`);
    runGit(path, 'config', 'core.sshCommand', `touch ${trace}`);

    const { view } = await read();
    await view!.read('a');

    expect(() => rmSync(trace)).toThrow('ENOENT');
  });

  it('says so when there is no such directory', async () => {
    await expect(read()).rejects.toThrow(
      `There is no directory ${path} (scorecards.repositoryFiles.directories)`,
    );
  });

  it('says so when there are no commits', async () => {
    runGit(directory.path, 'init', '--quiet', path);

    await expect(read()).rejects.toThrow(
      /^It has no commits, or is no repository: git rev-parse/,
    );
  });

  it('stops with the signal', async () => {
    makeRepository(path, { a: '1' });

    await expect(
      readLocalRepository(path, {
        limits: LIMITS,
        signal: AbortSignal.abort(new Error('too late')),
      }),
    ).rejects.toThrow('too late');
  });
});
