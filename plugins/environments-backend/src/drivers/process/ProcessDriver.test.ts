import { readdirSync } from 'node:fs';
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

const get = async (url: string) => {
  const response = await fetch(url, { headers: { connection: 'close' } });
  return { status: response.status, text: await response.text() };
};

describe('The process driver', () => {
  const directory = createMockDirectory();
  let machine: Machine;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
  });

  afterEach(() => machine.close());

  it('runs a service of a commit at a URL', async () => {
    const driver = machine.driver();
    const desired = machine.desire(node('healthy'));

    const { url, outputs, externalId } = await machine.applied(driver, desired);

    expect(outputs).toEqual({
      url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      port: Number(new URL(url).port),
    });
    expect(externalId).toMatch(/^process:\d+:\d+$/);
    expect(await get(url)).toEqual({ status: 200, text: 'one' });
    const { observeContext } = machine.context(desired);
    const state = machine.stateOf(desired);
    expect(
      await driver.observe(observeContext, { desired, state }),
    ).toMatchObject({ status: 'ready', outputs, externalId });
    expect(await driver.plan(observeContext, { desired, state })).toMatchObject(
      { action: 'unchanged', changes: [] },
    );
  });

  it('leaves what runs alone when nothing has changed', async () => {
    const desired = machine.desire(node('healthy'));
    const first = await machine.applied(machine.driver(), desired);
    const pid = await get(`${first.url}/pid`);

    const second = await machine.applied(machine.driver(), desired);

    expect(second.externalId).toBe(first.externalId);
    expect(await get(`${second.url}/pid`)).toEqual(pid);
  });

  it('gives the service its variables, and nothing of the portal', async () => {
    process.env.PORTAL_PASSWORD = 'of the portal';
    try {
      const secret = machine.ledger.putSecret(
        { environmentId: 'env-1', resource: 'db' },
        'password',
        'of the database',
      );
      const desired = machine.desire(
        node('healthy', {
          portEnv: 'LISTEN_PORT',
          command: ['sh', '-c', 'PORT=$LISTEN_PORT exec node healthy.cjs'],
          env: { GREETING: 'hello; world', PASSWORD: { ...secret } },
        }),
      );

      const { url } = await machine.applied(machine.driver(), desired);

      const seen = JSON.parse((await get(`${url}/env`)).text);
      expect(seen).toMatchObject({
        GREETING: 'hello; world',
        PASSWORD: 'of the database',
        GIT_COMMIT: machine.commit,
        GROUNDWORK_ENVIRONMENT: 'env-1',
        GROUNDWORK_RESOURCE: 'web',
      });
      expect(seen).not.toHaveProperty('PORTAL_PASSWORD');
      // The service's own port is not the one that users know.
      expect(seen.LISTEN_PORT).not.toBe(new URL(url).port);
      expect(JSON.stringify(machine.stateOf(desired))).not.toContain(
        'of the database',
      );
    } finally {
      delete process.env.PORTAL_PASSWORD;
    }
  });

  it('runs in a directory of the checkout', async () => {
    const desired = machine.desire(
      node('healthy', {
        command: ['node', 'app.cjs'],
        workingDirectory: 'sub',
      }),
    );
    const driver = machine.driver();

    await machine.applied(driver, desired);

    const { observeContext } = machine.context(desired);
    const { lines } = await driver.readOutput(observeContext, {
      environment: desired.environment,
      state: machine.stateOf(desired) ?? {},
      limit: 10,
    });
    expect(lines[0]).toMatch(/\/checkouts\/[0-9a-f]+\/sub$/);
  });

  it('replaces the service by one of another commit, at the same URL', async () => {
    const driver = machine.driver();
    const before = await machine.applied(
      driver,
      machine.desire(node('healthy')),
    );
    const commit = machine.repository.commit('two');

    const after = await machine.applied(
      driver,
      machine.desire(node('healthy'), { commit }),
    );

    expect(after.url).toBe(before.url);
    expect(await get(after.url)).toEqual({ status: 200, text: 'two' });
    expect(await machine.services()).toHaveLength(1);
    expect(
      readdirSync(join(machine.home, 'services/env-1/web/checkouts')),
    ).toHaveLength(1);
  });

  it('starts a service anew that was killed', async () => {
    const driver = machine.driver();
    const desired = machine.desire(node('healthy'));
    const { url } = await machine.applied(driver, desired);
    const [{ pid }] = await machine.services();
    process.kill(pid, 'SIGKILL');
    await until(async () => (await machine.services()).length === 0);

    const { observeContext } = machine.context(desired);
    const observe = () => {
      const state = machine.stateOf(desired);
      return driver.observe(observeContext, { desired, state });
    };
    expect(await observe()).toMatchObject({
      status: 'degraded',
      drift: 'its process is gone',
    });
    // Its keeper writes it down a moment later.
    await until(async () =>
      (
        await observe()
      ).message?.includes('the service ended by signal SIGKILL'),
    );
    await machine.applied(driver, desired);
    expect(await get(url)).toEqual({ status: 200, text: 'one' });
  });

  it('leaves nothing behind when it destroys', async () => {
    const driver = machine.driver();
    const desired = machine.desire(node('forks'));
    await machine.applied(driver, desired);
    // Itself, and a grandchild that went away.
    await until(async () => (await machine.services()).length === 2);

    const step = await machine.run(driver, 'destroy', desired);

    expect(step).toEqual({ kind: 'done', state: {} });
    expect(await machine.table.list(() => true)).toEqual([]);
    expect(readdirSync(join(machine.home, 'services'))).toEqual([]);
    expect(readdirSync(join(machine.home, 'ports'))).toEqual([]);
    const { observeContext } = machine.context(desired);
    expect(
      await driver.observe(observeContext, { desired, state: step.state }),
    ).toEqual({ status: 'absent' });
  });

  it('ends what has removed its mark, by the lock that it has inherited', async () => {
    const driver = machine.driver();
    const desired = machine.desire(node('hides'));
    await machine.applied(driver, desired);
    const holders = await machine.table.holdersIn(machine.home);
    expect(holders.length).toBeGreaterThan(2);

    await machine.run(driver, 'destroy', desired);

    expect(await machine.table.holdersIn(machine.home)).toEqual([]);
  });

  it('pauses a service, and resumes it at the same URL', async () => {
    const driver = machine.driver();
    const desired = machine.desire(node('healthy'));
    const { url, outputs } = await machine.applied(driver, desired);

    const paused = await machine.run(driver, 'pause', desired);

    expect(paused).toMatchObject({ kind: 'done', outputs });
    expect(await machine.services()).toEqual([]);
    const { observeContext } = machine.context(desired);
    expect(
      await driver.observe(observeContext, { desired, state: paused.state }),
    ).toMatchObject({ status: 'paused', outputs });
    await machine.run(driver, 'resume', desired);
    expect(await get(url)).toEqual({ status: 200, text: 'one' });
  });
});
