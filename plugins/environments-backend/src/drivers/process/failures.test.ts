import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Machine, until } from './__testUtils__/Machine';

jest.setTimeout(60_000);

const node = (program: string, more: object = {}) => ({
  command: ['node', `${program}.cjs`],
  health: { path: '/healthz', timeoutSeconds: 20, intervalMs: 20 },
  stopTimeoutSeconds: 1,
  ...more,
});

describe('What the process driver does about', () => {
  const directory = createMockDirectory();
  let machine: Machine;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
  });

  afterEach(() => machine.close());

  describe('builds', () => {
    it('once for a commit, by a process of its own', async () => {
      const driver = machine.driver();
      const spec = node('healthy', {
        build: { command: ['node', 'build.cjs'] },
      });
      const desired = machine.desire(spec);
      await machine.applied(driver, desired);
      await machine.run(driver, 'pause', desired);
      await machine.run(driver, 'resume', desired);

      const lines = machine.ledger.logs().map(({ text }) => text);
      expect(lines.filter(text => text === 'building')).toHaveLength(1);
    });

    it('tell all that they have printed', async () => {
      const build = { command: ['node', 'longBuild.cjs'] };
      const desired = machine.desire(node('healthy', { build }));
      await machine.applied(machine.driver(), desired);

      const lines = machine.ledger.logs().map(({ text }) => text);
      expect(lines.filter(text => /^line \d+$/.test(text))).toEqual(
        Array.from({ length: 1_000 }, (_, i) => `line ${i + 1}`),
      );
    });

    it('say why they fail, and leave nothing running', async () => {
      const desired = machine.desire(
        node('healthy', { build: { command: ['node', 'failingBuild.cjs'] } }),
      );

      const step = await machine.run(machine.driver(), 'apply', desired);

      expect(step).toMatchObject({
        kind: 'fail',
        error:
          'the build ended with status 2. It printed last:\ncannot find module',
      });
      expect(await machine.table.list(() => true)).toEqual([]);
    });

    it('end when they take too long', async () => {
      const build = { command: ['node', 'never.cjs'], timeoutSeconds: 1 };
      const desired = machine.desire(node('healthy', { build }));

      const step = await machine.run(machine.driver(), 'apply', desired);

      expect(step).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('took longer than 1 seconds'),
      });
      expect(await machine.table.list(() => true)).toEqual([]);
    });

    it('go on while the portal is restarted, and are found again', async () => {
      const build = { command: ['node', 'slowBuild.cjs'] };
      const desired = machine.desire(node('healthy', { build }));
      const first = machine.driver();
      await until(async () => {
        const { context, complete } = machine.context(desired);
        const state = machine.stateOf(desired);
        const step = await first.apply(context, { desired, state });
        await complete(step);
        return step.kind === 'wait' && step.on === 'the build';
      });
      await first.close();

      await machine.applied(machine.driver(), desired);

      const lines = machine.ledger.logs().map(({ text }) => text);
      expect(lines.filter(text => text === 'building slowly')).toHaveLength(1);
    });
  });

  describe('a service that', () => {
    const failing = async (spec: object) => {
      const desired = machine.desire(spec as never);
      const step = await machine.run(machine.driver(), 'apply', desired);
      expect(await machine.table.list(() => true)).toEqual([]);
      expect(await machine.table.holdersIn(machine.home)).toEqual([]);
      return step;
    };

    const soon = { path: '/', timeoutSeconds: 3, intervalMs: 20 };

    it('is never healthy, says so', async () => {
      expect(await failing(node('never', { health: soon }))).toMatchObject({
        kind: 'fail',
        error:
          'the service was not healthy within 3 seconds: nothing listens on the port that it was given. It printed last:\nI only sit here',
      });
    });

    it('is stopped meanwhile, stores nothing of what was printed', async () => {
      const setState = jest.spyOn(machine.ledger, 'setState');
      // It takes more than one call to end it, and the last one says why.
      const spec = { health: { ...soon, path: '/broken' } };
      expect(
        await failing(node('stubborn', { ...spec, stopTimeoutSeconds: 2 })),
      ).toMatchObject({
        kind: 'fail',
        error: expect.stringMatching(
          /status 500.* It printed last:\n(.*\n)*I stay/,
        ),
      });
      const stored = JSON.stringify(setState.mock.calls);
      expect(stored).toContain('"printed":"output"');
      expect(stored).not.toContain('It printed last');
      setState.mockRestore();
    });

    it('answers with an error, says so', async () => {
      const health = { ...soon, path: '/broken' };
      expect(await failing(node('unhealthy', { health }))).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining(
          '/broken answers with status 500, not 200',
        ),
      });
    });

    it('ends at once, says how, and what it printed', async () => {
      expect(await failing(node('exits'))).toMatchObject({
        kind: 'fail',
        error: expect.stringMatching(
          /^the service ended with status 3 before it was healthy\. It printed last:\n(about to end\nno database|no database\nabout to end)$/,
        ),
        remediation: expect.stringContaining('SIGTERM'),
      });
    });

    it('cannot be started, says why', async () => {
      expect(
        await failing(node('exits', { command: ['no-such-program'] })),
      ).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('no-such-program ENOENT'),
      });
    });

    it('goes into the background, says so, and is ended', async () => {
      expect(
        await failing(
          node('daemon', {
            health: { ...soon, timeoutSeconds: 20, path: '/broken' },
          }),
        ),
      ).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining(
          'the service went into the background: its first process ended, and left 1 behind',
        ),
      });
    });

    it('listens elsewhere, says where', async () => {
      expect(await failing(node('wrongPort', { health: soon }))).toMatchObject({
        kind: 'fail',
        error: expect.stringMatching(
          /^the service listens on the wrong port: on port \d+ instead of \d+, which the variable PORT tells it/,
        ),
      });
    });

    it('does not listen to SIGTERM, is killed when its time is up', async () => {
      const health = { ...soon, path: '/broken' };
      expect(await failing(node('stubborn', { health }))).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('status 500'),
      });
    });

    it('needs more memory than it may, is ended', async () => {
      const limits = { memoryMb: 150 };
      expect(await failing(node('hungry', { limits }))).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining('more than the 150 MB of memory'),
      });
    });

    it('has no such directory, says so', async () => {
      expect(
        await failing(node('healthy', { workingDirectory: 'missing' })),
      ).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining("no directory 'missing'"),
      });
    });

    it('prints without end, fills no more than its limit', async () => {
      const desired = machine.desire(node('floods', { logLimitMb: 1 }));
      const driver = machine.driver();
      await machine.applied(driver, desired);
      const read = (after?: string) =>
        driver.readOutput(machine.context(desired).observeContext, {
          environment: desired.environment,
          state: machine.stateOf(desired) ?? {},
          limit: 5,
          ...(after !== undefined && { after }),
        });
      await until(async () => Number((await read()).position) > 5e6);

      const output = join(machine.home, 'services/env-1/web/output');
      // The oldest may go while it is looked at.
      const sizes = readdirSync(output).map(
        name =>
          statSync(join(output, name), { throwIfNoEntry: false })?.size ?? 0,
      );
      expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(1024 * 1024);
      const { lines, position } = await read();
      expect(lines).toEqual(Array(5).fill('x'.repeat(999)));
      await until(
        async () => Number((await read(position)).position) > Number(position),
      );
    });
  });

  it.each([
    ['unknown keys', { shell: true }, "'shell'"],
    ['no command', { command: undefined }, "required property 'command'"],
    ['a shell line', { command: 'node a' }, 'spec/command must be array'],
    ['marks', { env: { GROUNDWORK_HOME: 'x' } }, 'GROUNDWORK_HOME'],
    ['another place', { workingDirectory: '../x' }, "'../x'"],
  ])('refuses %s', async (_, more, message) => {
    const spec = JSON.parse(JSON.stringify(node('healthy', more)));
    const step = await machine.run(
      machine.driver(),
      'apply',
      machine.desire(spec),
    );
    expect(step).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining(message),
    });
  });

  it.each([
    [
      'an option',
      '--upload-pack=touch evil',
      'is no address of a git repository',
    ],
    [
      'a command',
      'ext::sh -c "touch evil"',
      'has a scheme that is not supported',
    ],
    ['another folder', 'file:///etc', "'environments.repositories'"],
    ['a way out', '/repository/../../etc', "'environments.repositories'"],
  ])(
    'refuses %s for a repository, and runs no git',
    async (_, end, message) => {
      const repository = end.startsWith('/repository')
        ? `${directory.path}${end}`
        : end;
      const desired = machine.desire(node('healthy'));
      const step = await machine.run(machine.driver(), 'apply', {
        ...desired,
        source: { ref: 'main', commit: machine.commit, repository },
      });

      expect(step).toMatchObject({
        kind: 'fail',
        error: expect.stringContaining(message),
      });
      expect(readdirSync(machine.home)).not.toContain('evil');
      expect(readdirSync(process.cwd())).not.toContain('evil');
      expect(await machine.table.list(() => true)).toEqual([]);
    },
  );

  it('refuses repositories that are not listed', async () => {
    const driver = machine.driver({ repositories: [] });
    const step = await machine.run(
      driver,
      'apply',
      machine.desire(node('healthy')),
    );
    expect(step).toMatchObject({
      kind: 'fail',
      error: expect.stringContaining("'environments.repositories'"),
    });
  });
});
