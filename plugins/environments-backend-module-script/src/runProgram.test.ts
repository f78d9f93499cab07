import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Program } from './programs';
import { runProgram } from './runProgram';

describe('runProgram', () => {
  let directory: string;
  let lines: string[];

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'run-program-'));
    lines = [];
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const program = (script: string, more: Partial<Program> = {}): Program => ({
    id: 'try',
    command: ['/bin/sh', '-c', script],
    timeoutMs: 20_000,
    env: {},
    directory,
    canPause: false,
    ...more,
  });

  const run = (
    script: string,
    {
      input = '{}',
      signal = new AbortController().signal,
      ...more
    }: Partial<Program> & { input?: string; signal?: AbortSignal } = {},
  ) =>
    runProgram(program(script, more), input, {
      signal,
      onLine: line => lines.push(line),
    });

  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      // A zombie, which nobody has waited for yet, runs no more.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return !/\) Z /.test(stat);
    } catch {
      return false;
    }
  };

  const mustEnd = async (pid: number): Promise<void> => {
    while (isAlive(pid)) {
      await sleep(10);
    }
  };

  const pidIn = async (file: string): Promise<number> => {
    const path = join(directory, file);
    while (!existsSync(path) || readFileSync(path, 'utf8').trim() === '') {
      await sleep(10);
    }
    return Number(readFileSync(path, 'utf8'));
  };

  it('gives what it is asked, and takes what it answers', async () => {
    await expect(run('cat', { input: '{"größe":1}' })).resolves.toBe(
      '{"größe":1}',
    );
  });

  it('logs each line of standard error, also one without an end', async () => {
    await run(`printf 'one\\ntwo\\r\\n\\nth' >&2; printf 'ree' >&2`);

    expect(lines).toEqual(['one', 'two', 'three']);
  });

  it('leaves lines out that are too many, and cuts those far longer than a log keeps', async () => {
    await run(
      `head -c 70000 /dev/zero | tr '\\0' x >&2; echo >&2; seq 1 3000 >&2`,
    );

    expect(lines).toHaveLength(2001);
    expect(lines[0]).toHaveLength(64_000);
    expect(lines[2000]).toBe('What it says after 2000 lines is left out');
  });

  it('gives it the variables of the configuration, and few others', async () => {
    process.env.BACKEND_PASSWORD = 'not for programs';
    try {
      const env = await run('env', { env: { TOKEN: 'for it' } });

      expect(env).toContain('TOKEN=for it');
      expect(env).toContain('PATH=');
      expect(env).not.toContain('BACKEND_PASSWORD');
    } finally {
      delete process.env.BACKEND_PASSWORD;
    }
  });

  it.each([
    ['exit 75', 'transient', "Program 'try' has ended with code 75"],
    ['exit 3', 'permanent', "Program 'try' has ended with code 3"],
    ['kill -9 $$', 'transient', "Program 'try' was ended by SIGKILL"],
  ])('says how it ended: %s', async (script, kind, message) => {
    await expect(run(script)).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(message),
    });
  });

  it('does not mind what it is asked not being read', async () => {
    await expect(
      run('echo done', { input: 'x'.repeat(5_000_000) }),
    ).resolves.toBe('done\n');
  });

  it('says that it cannot be started', async () => {
    await expect(
      run('', { command: ['/no/such/program'] }),
    ).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringMatching(/cannot be started: .*ENOENT/),
    });
  });

  it('ends what answers too much', async () => {
    await expect(run('echo $$ > pid; yes')).rejects.toMatchObject({
      kind: 'permanent',
      message:
        "Program 'try' has answered more than 1048576 bytes and was killed",
    });
    await mustEnd(await pidIn('pid'));
  });

  it('takes an answer that is just small enough', async () => {
    const answer = await run(`head -c 1048576 /dev/zero | tr '\\0' x`);

    expect(answer).toHaveLength(1_048_576);
  });

  it('ends what never answers, with all that it has started', async () => {
    const script = `trap '' TERM; sleep 600 & echo $! > child; echo $$ > pid; wait`;

    await expect(run(script, { timeoutMs: 300 })).rejects.toMatchObject({
      kind: 'transient',
      message: "Program 'try' has not answered within 0.3 s and was killed",
    });
    await mustEnd(await pidIn('pid'));
    await mustEnd(await pidIn('child'));
  });

  it('ends what it leaves running, and does not wait for it', async () => {
    const answer = await run('sleep 600 & echo $! > child; echo done');

    expect(answer).toBe('done\n');
    await mustEnd(await pidIn('child'));
  });

  it('does not wait for what has left its process group', async () => {
    const answer = await run('setsid sleep 600 & echo $! > child; echo done');
    process.kill(await pidIn('child'), 'SIGKILL');

    expect(answer).toBe('done\n');
  });

  it.each(['ESRCH', 'EPERM'])(
    'keeps the answer when what is left of the group cannot be ended: %s',
    async code => {
      const refused = Object.assign(new Error(`kill ${code}`), { code });
      const kill = jest.spyOn(process, 'kill').mockImplementation(() => {
        throw refused;
      });
      try {
        await expect(run('echo done')).resolves.toBe('done\n');
      } finally {
        kill.mockRestore();
      }
      expect(lines).toEqual(
        code === 'EPERM'
          ? ['What it has left running as another user cannot be ended (EPERM)']
          : [],
      );
    },
  );

  it('ends it when it is aborted', async () => {
    const worker = new AbortController();
    const running = run('sleep 600 & echo $! > child; wait', {
      signal: worker.signal,
    });
    const child = await pidIn('child');

    worker.abort(new Error('The worker stops'));

    await expect(running).rejects.toThrow('The worker stops');
    await mustEnd(child);
  });

  it('does not start when it is aborted already', async () => {
    await expect(
      run('touch started', { signal: AbortSignal.abort(new Error('Stopped')) }),
    ).rejects.toThrow('Stopped');
    expect(existsSync(join(directory, 'started'))).toBe(false);
  });
});
