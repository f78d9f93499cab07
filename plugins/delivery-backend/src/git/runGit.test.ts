import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readGit, streamGit } from './runGit';

jest.setTimeout(30_000);

describe('git', () => {
  const signal = new AbortController().signal;
  let directory: string;
  let path: string | undefined;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'delivery-run-'));
    path = process.env.PATH;
  });
  afterEach(() => {
    process.env.PATH = path;
    rmSync(directory, { recursive: true, force: true });
  });

  /** Runs a script in place of git. */
  const pretend = (script: string) => {
    writeFileSync(join(directory, 'git'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, 'git'), 0o755);
    process.env.PATH = `${directory}:${path}`;
  };

  const isRunning = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  const hasEnded = async (pid: number) => {
    while (isRunning(pid)) {
      await sleep(10);
    }
  };

  it('gets arguments as they are, and none of what the environment says of git', async () => {
    process.env.GIT_DIR = '/elsewhere';
    process.env.GIT_EXTERNAL_DIFF = 'touch';
    try {
      pretend('for it; do echo "<$it>"; done; env');
      const said = await readGit({
        command: ['log', '$(x) "y"\n;z'],
        directory,
        signal,
      });
      expect(said).toContain('<log>\n<$(x) "y"\n;z>\n');
      expect(said).toContain('\nGIT_TERMINAL_PROMPT=0\n');
      expect(said).not.toMatch(/^GIT_(DIR|EXTERNAL_DIFF)=|^HOME=/m);
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_EXTERNAL_DIFF;
    }
  });

  it('asks nobody and follows nobody on the network, and goes only as allowed', async () => {
    pretend('for it; do echo "<$it>"; done; env');
    const call = { command: ['fetch'], directory, signal };

    const said = await readGit({ ...call, protocols: ['https'] });
    const alone = await readGit(call);

    expect(said).toContain('<protocol.allow=never>');
    expect(said).toContain('<protocol.https.allow=always>');
    expect(said).toContain('<http.followRedirects=false>');
    expect(said).toContain('\nGIT_ASKPASS=false\n');
    expect(said).toContain('\nGIT_SSH_COMMAND=ssh -oBatchMode=yes\n');
    expect(alone).not.toMatch(/allow=always|GIT_SSH_COMMAND/);
  });

  it('is ended when it says nothing for too long', async () => {
    pretend('sleep 60');
    await expect(
      readGit({ command: ['log'], directory, signal, maxSilenceMs: 200 }),
    ).rejects.toMatchObject({
      failure: 'silent',
      message: 'git log says nothing for more than 0.2 s',
    });
  });

  it('may take its time, and so may who reads', async () => {
    pretend('for it in 1 2 3; do sleep 0.2; echo $it; done');
    const call = { command: ['log'], directory, signal, maxSilenceMs: 1_000 };
    let said = '';
    for await (const chunk of streamGit(call)) {
      said += chunk;
      await sleep(400);
    }
    expect(said).toBe('1\n2\n3\n');
  });

  it('is ended, with what it has started, when nobody waits any more', async () => {
    pretend('sleep 60 & echo $!; wait');
    const stop = new AbortController();
    const reading = streamGit({
      command: ['log'],
      directory,
      signal: stop.signal,
    });
    const pid = Number((await reading.next()).value);
    stop.abort(new Error('not wanted any more'));
    await expect(reading.next()).rejects.toThrow('not wanted any more');
    await hasEnded(pid);
  });

  it('is ended when reading ends', async () => {
    pretend('echo $$; while true; do echo more; done');
    let pid = 0;
    for await (const chunk of streamGit({
      command: ['log'],
      directory,
      signal,
    })) {
      pid = Number.parseInt(chunk.toString(), 10);
      break;
    }
    expect(pid).toBeGreaterThan(0);
    await hasEnded(pid);
  });

  it('says only as much as is allowed', async () => {
    pretend('while true; do echo more; done');
    await expect(
      readGit({ command: ['log'], directory, signal }, 1_000),
    ).rejects.toThrow('git log says more than 1000 bytes');
  });

  it('begins nothing that nobody waits for', async () => {
    pretend(`touch ${directory}/begun`);
    await expect(
      readGit({
        command: ['log'],
        directory,
        signal: AbortSignal.abort(new Error('too late')),
      }),
    ).rejects.toThrow('too late');
    expect(() => rmSync(join(directory, 'begun'))).toThrow(/ENOENT/);
  });

  it('tells what is wrong', async () => {
    const call = { command: ['log'], directory, signal };
    await expect(readGit(call)).rejects.toMatchObject({
      failure: 'noRepository',
      message: `'${directory}' is no git repository; name a clone or a bare mirror`,
    });
    process.env.PATH = '/nowhere';
    await expect(readGit(call)).rejects.toMatchObject({
      failure: 'notStarted',
    });
    pretend('echo >&2 "fatal: no luck"; exit 3');
    await expect(readGit(call)).rejects.toThrow(
      `git log in '${directory}': fatal: no luck`,
    );
  });
});
