import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ProgramRepository } from '../process/__testUtils__/programs';
import { GitSource } from './GitSource';

jest.setTimeout(30_000);

describe('GitSource', () => {
  const directory = createMockDirectory();
  const { signal } = new AbortController();
  let repository: ProgramRepository;
  let source: GitSource;
  let first: string;

  beforeEach(() => {
    directory.clear();
    repository = ProgramRepository.create(directory.resolve('repository'));
    first = repository.commit('one');
    repository.git('tag', '--annotate', '--message=one', 'v1');
    repository.commit('two');
    directory.addContent({ 'out/.keep': '', 'scratch/.keep': '' });
    source = new GitSource({
      repositories: [{ prefix: repository.directory }],
      scratch: directory.resolve('scratch'),
    });
  });

  it('checks a commit out that no ref points at, and nothing else', async () => {
    repository.git('tag', '--delete', 'v1');
    const out = directory.resolve('out/one');

    await source.checkOut(
      { repository: repository.directory, commit: first },
      out,
      signal,
    );

    expect(readFileSync(join(out, 'healthy.cjs'), 'utf8')).toContain('"one"');
    expect(readdirSync(out)).not.toContain('.git');
    expect(readdirSync(directory.resolve('out')).sort()).toEqual([
      '.keep',
      'one',
    ]);
  });

  it('runs no hook, filter or monitor', async () => {
    const evil = directory.resolve('evil');
    directory.addContent({ 'repository/.gitattributes': '* filter=evil\n' });
    const commit = repository.commit('three');
    repository.git('config', 'uploadpack.packObjectsHook', `touch ${evil};:`);
    repository.git('config', 'core.fsmonitor', `touch ${evil}`);
    repository.git('config', 'filter.evil.smudge', `touch ${evil}; cat`);
    repository.git('config', 'filter.evil.required', 'true');
    const hook = directory.resolve('repository/.git/hooks/post-checkout');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch ${evil}\n`, { mode: 0o755 });

    await source.checkOut(
      { repository: repository.directory, commit },
      directory.resolve('out/three'),
      signal,
    );

    expect(existsSync(evil)).toBe(false);
  });

  it('says when there is no such commit, and leaves nothing', async () => {
    await expect(
      source.checkOut(
        {
          repository: repository.directory,
          commit: '0'.repeat(39).concat('1'),
        },
        directory.resolve('out/no'),
        signal,
      ),
    ).rejects.toThrow(/no commit 0+1|not our ref/);
    expect(readdirSync(directory.resolve('out'))).toEqual(['.keep']);
  });

  it('reads files in its own folder, and removes what others have left there', async () => {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const ended = spawnSync(process.execPath, ['--version']).pid;
    directory.addContent({
      [`scratch/.source-${ended}-abc/git/config`]: '',
      [`scratch/.source-${process.ppid}-abc/git/config`]: '',
    });
    const { port } = server.address() as AddressInfo;
    const prefix = `http://127.0.0.1:${port}/`;
    const scratch = directory.resolve('scratch');
    const remote = new GitSource({ repositories: [{ prefix }], scratch });
    const left = () => readdirSync(scratch).sort();
    const others = ['.keep', `.source-${process.ppid}-abc`];
    expect(left()).toEqual(others);
    const stop = new AbortController();
    const arrived = once(server, 'connection');

    const reading = remote.readFile(
      { repository: `${prefix}orders.git`, commit: first },
      'seed.sql',
      { maxBytes: 10, signal: stop.signal },
    );
    await arrived;
    expect(left()).toContainEqual(
      expect.stringMatching(new RegExp(`^\\.source-${process.pid}-`)),
    );
    stop.abort(new Error('enough'));

    await expect(reading).rejects.toThrow('enough');
    expect(left()).toEqual(others);
    server.close();
  });

  it('shows its token to the server, and follows it nowhere', async () => {
    const asked: Array<string | undefined> = [];
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' });
      response.end();
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const prefix = `http://127.0.0.1:${port}/shop/`;
    const remote = new GitSource({
      repositories: [{ prefix, token: 'to-ken' }],
      scratch: directory.resolve('scratch'),
    });
    try {
      await expect(
        remote.checkOut(
          { repository: `${prefix}orders.git`, commit: first },
          directory.resolve('out/remote'),
          signal,
        ),
      ).rejects.toThrow(/302|redirect/);
    } finally {
      server.close();
    }
    expect(asked).toEqual([
      // x-access-token:to-ken
      'Basic eC1hY2Nlc3MtdG9rZW46dG8ta2Vu',
    ]);
  });
});
