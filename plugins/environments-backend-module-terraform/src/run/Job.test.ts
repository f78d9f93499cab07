import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, startOf } from './processes';
import { Job, JobDefinition } from './Job';
import { supervisor } from './supervisor';

const signal = new AbortController().signal;

describe('Job', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'job-'));
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const node = (
    ...scripts: Array<string | [string, number[]]>
  ): JobDefinition => ({
    binary: process.execPath,
    cwd: directory,
    commands: scripts.map(script =>
      typeof script === 'string'
        ? { args: ['-e', script], ok: [0] }
        : { args: ['-e', script[0]], ok: script[1] },
    ),
  });

  const jobAt = (name = 'job') => new Job(join(directory, name));

  it('runs commands until one fails, and tells from files how they ended', async () => {
    const definition = node(
      ['process.stdout.write("one"); process.exit(2)', [0, 2]],
      'process.stderr.write("no"); process.exit(3)',
      'process.stdout.write("never")',
    );
    await jobAt().start(definition, {});
    expect(await jobAt().wait(30_000, signal)).toEqual({
      kind: 'ended',
      codes: [2, 3],
    });
    expect(String(await jobAt().output(0))).toBe('one');
    expect(String(await jobAt().output(0, 1))).toBe('ne');
    expect(await jobAt().errors(1)).toBe('no');
    expect(String(await jobAt().output(2))).toBe('');
  });

  it('tells a program that is not there', async () => {
    await jobAt().start({ ...node(''), binary: '/nowhere/terraform' }, {});
    expect(await jobAt().wait(30_000, signal)).toEqual({
      kind: 'ended',
      codes: [-1],
    });
    expect(await jobAt().errors(0)).toContain('ENOENT');
  });

  it('gives only the environment that it is told', async () => {
    const script = 'process.stdout.write(Object.keys(process.env).join())';
    await jobAt().start(node(script), { ONLY: 'this' });
    await jobAt().wait(30_000, signal);
    expect(String(await jobAt().output(0))).toBe('ONLY');
  });

  it('is lost when its processes are killed', async () => {
    await jobAt().start(node('setTimeout(() => {}, 60_000)'), {});
    expect(await jobAt().status()).toEqual({ kind: 'running' });
    while (!existsSync(join(directory, 'job', 'command-0.json'))) {
      await jobAt().wait(0, signal);
    }
    const read = (name: string) =>
      JSON.parse(readFileSync(join(directory, 'job', name), 'utf8'));
    process.kill(read('started.json').pid, 'SIGKILL');
    expect(await jobAt().wait(0, signal)).toEqual({ kind: 'running' });
    process.kill(read('command-0.json').pid, 'SIGKILL');
    expect(await jobAt().wait(30_000, signal)).toEqual({
      kind: 'lost',
      begun: true,
    });
  });

  it('does not begin after somebody has given it up', async () => {
    expect(await jobAt().status()).toEqual({ kind: 'lost', begun: false });
    await jobAt().start(node('process.stdout.write("late")'), {});
    expect(await jobAt().status()).toEqual({ kind: 'lost', begun: false });
    expect(String(await jobAt().output(0))).toBe('');
  });

  it('begins once, whoever starts it', async () => {
    const script = 'process.stdout.write("once")';
    const starts = [1, 2, 3].map(() => jobAt().start(node(script), {}));
    await Promise.all(starts);
    await jobAt().wait(30_000, signal);
    expect(String(await jobAt().output(0))).toBe('once');
  });

  it('asks a command to end, once', async () => {
    const script =
      'let n = 0; process.on("SIGINT", () => { n += 1; setTimeout(() => process.exit(10 + n), 300) }); setTimeout(() => {}, 60_000); process.stdout.write("up")';
    await jobAt().start(node(script), {});
    while (String(await jobAt().output(0)) !== 'up') {
      await jobAt().wait(0, signal);
    }
    await jobAt().interrupt();
    await jobAt().interrupt();
    expect(await jobAt().wait(30_000, signal)).toEqual({
      kind: 'ended',
      codes: [11],
    });
  });

  it('outlives the process that has started it, and its group', async () => {
    const script = 'setTimeout(() => process.stdout.write("alive"), 500)';
    mkdirSync(join(directory, 'job'));
    writeFileSync(
      join(directory, 'job', 'job.json'),
      JSON.stringify(node(script)),
    );
    const args = JSON.stringify(['-e', supervisor, join(directory, 'job')]);
    const backend = spawn(
      process.execPath,
      [
        '-e',
        `require('child_process').spawn(process.execPath, ${args}, { detached: true, stdio: 'ignore' }); setTimeout(() => {}, 60_000)`,
      ],
      { detached: true, stdio: 'ignore' },
    );
    while (!existsSync(join(directory, 'job', 'started.json'))) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    process.kill(-backend.pid!, 'SIGKILL');
    await once(backend, 'exit');
    expect(await jobAt().wait(30_000, signal)).toEqual({
      kind: 'ended',
      codes: [0],
    });
    expect(String(await jobAt().output(0))).toBe('alive');
  });

  it('tells a process from a later one with the same id', async () => {
    expect(await isAlive({ pid: process.pid, start: 'another time' })).toBe(
      false,
    );
    const start = (await startOf(process.pid))!;
    expect(await isAlive({ pid: process.pid, start })).toBe(true);
  });
});
