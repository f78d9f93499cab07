import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Machine, until } from './__testUtils__/Machine';
import { send } from './stop';

jest.setTimeout(60_000);

const OWN_SESSION = { detached: true, stdio: 'ignore' };
const OUTPUT_HELD = { detached: true, stdio: ['ignore', 'inherit', 'inherit'] };

/** A child that has no mark and no lock, and does not end when it is asked to. */
describe('A child with variables of its own', () => {
  const directory = createMockDirectory();
  let machine: Machine;
  let marker: string;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
    marker = directory.resolve('child.pid');
  });

  const childPid = () => Number(readFileSync(marker, 'utf8'));

  afterEach(async () => {
    if (existsSync(marker)) {
      send(childPid(), 'SIGKILL');
    }
    await machine.close();
  });

  /** Those that have ended may still be listed. */
  const lives = (pid: number | undefined) => {
    const path = `/proc/${pid}/stat`;
    return existsSync(path) && !/\) [ZX] /.test(readFileSync(path, 'utf8'));
  };

  const childLives = () => lives(childPid());

  const desire = (how: object, more: object = {}) =>
    machine.desire({
      command: ['node', 'leaves.cjs'],
      health: { path: '/healthz', timeoutSeconds: 20, intervalMs: 20 },
      env: { MARKER: marker, HOW: JSON.stringify(how) },
      stopTimeoutSeconds: 1,
      ...more,
    });

  const pidOf = async (isKeeper: boolean) => {
    const all = await machine.table.list(() => true);
    const child = existsSync(marker) ? childPid() : undefined;
    return all.find(
      ({ pid, mark }) => mark.keeper === isKeeper && pid !== child,
    )?.pid;
  };

  const killed = async (pid: number | undefined) => {
    send(pid ?? 0, 'SIGKILL');
    await until(() => !lives(pid));
  };

  it.each([
    ['in a session of its own', OWN_SESSION],
    ['in the session of the service', { stdio: 'ignore' }],
    ['that holds its output', OUTPUT_HELD],
  ])('%s is gone once the service is destroyed', async (_, how) => {
    const driver = machine.driver();
    const desired = desire(how);
    await machine.applied(driver, desired);
    await until(() => existsSync(marker));

    const step = await machine.run(driver, 'destroy', desired);

    expect(step).toEqual({ kind: 'done', state: {} });
    expect(childLives()).toBe(false);
  });

  it('is gone though another worker goes on with the end', async () => {
    const desired = desire(OWN_SESSION, { stopTimeoutSeconds: 3 });
    await machine.applied(machine.driver(), desired);
    await until(() => existsSync(marker));
    const { context } = machine.context(desired);
    const { environment } = desired;
    const state = machine.stateOf(desired);
    // What it has answered is never stored.
    const first = machine.driver();
    await first.destroy(context, { environment, state });
    expect(childLives()).toBe(true);

    await machine.run(machine.driver(), 'destroy', desired);

    expect(childLives()).toBe(false);
  });

  it.each([
    ['its service', ['service']],
    ['its service and the keeper', ['keeper', 'service']],
  ])('that holds output is found when %s was killed', async (_, ended) => {
    const driver = machine.driver();
    const desired = desire(OUTPUT_HELD);
    await machine.applied(driver, desired);
    await until(() => existsSync(marker));
    for (const which of ended) {
      await killed(await pidOf(which === 'keeper'));
    }

    await machine.run(driver, 'destroy', desired);

    expect(childLives()).toBe(false);
  });

  it('in the session of a service that was killed is found', async () => {
    const driver = machine.driver();
    const desired = desire({ stdio: 'ignore' });
    await machine.applied(driver, desired);
    await until(() => existsSync(marker));
    await killed(await pidOf(false));

    await machine.run(driver, 'destroy', desired);

    expect(childLives()).toBe(false);
  });

  it('of a build is ended without the service that runs', async () => {
    const driver = machine.driver();
    const before = machine.desire({
      command: ['node', 'healthy.cjs'],
      health: { path: '/', intervalMs: 20 },
    });
    await machine.applied(driver, before);
    const service = await pidOf(false);
    const commit = machine.repository.commit('two');
    const build = { command: ['node', 'leaves.cjs', 'build'] };
    const command = ['node', 'healthy.cjs'];
    const after = desire(OUTPUT_HELD, { build, command });
    let wasServing: boolean | undefined;
    const onBoundary = () => {
      const isBuilt = machine.stateOf(after)?.ready !== undefined;
      wasServing ??= isBuilt ? lives(service) : undefined;
    };
    const desired = { ...after, source: { ...after.source!, commit } };
    for (let isDone = false; !isDone; ) {
      const { context, complete } = machine.context(after, { onBoundary });
      const state = machine.stateOf(after);
      const step = await driver.apply(context, { desired, state });
      await complete(step);
      isDone = wasServing !== undefined || step.kind !== 'wait';
    }

    expect(wasServing).toBe(true);
    expect(childLives()).toBe(false);
  });

  it('is gone once what nobody knows any more is destroyed', async () => {
    const driver = machine.driver();
    const desired = desire(OWN_SESSION);
    const { externalId } = await machine.applied(driver, desired);
    await until(() => existsSync(marker));

    const { observeContext } = machine.context(desired);
    await driver.destroyOrphan(observeContext, {
      externalId: externalId ?? '',
    });

    expect(childLives()).toBe(false);
    expect(readdirSync(join(machine.home, 'services'))).toEqual([]);
  });
});
