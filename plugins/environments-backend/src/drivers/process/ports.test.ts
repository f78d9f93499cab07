import { createServer, Server } from 'node:http';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Machine } from './__testUtils__/Machine';

jest.setTimeout(60_000);

/** What asks nobody for a port, and has got one of ours. */
describe('Where another program has taken the port', () => {
  const directory = createMockDirectory();
  let machine: Machine;
  let other: Server | undefined;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
  });

  afterEach(async () => {
    await occupy(undefined);
    await machine.close();
  });

  async function occupy(port: number | undefined): Promise<void> {
    await new Promise<unknown>(resolve => {
      if (other) {
        other.close(resolve);
      } else {
        resolve(undefined);
      }
    });
    other = undefined;
    if (port !== undefined) {
      other = createServer((_, response) => response.end('somebody else'));
      await new Promise<void>(resolve => {
        other?.listen(port, '127.0.0.1', resolve);
      });
    }
  }

  const desire = () =>
    machine.desire({
      command: ['node', 'healthy.cjs'],
      health: { path: '/healthz', timeoutSeconds: 20, intervalMs: 20 },
      stopTimeoutSeconds: 1,
    });

  const get = async (url: string) => {
    const response = await fetch(url, { headers: { connection: 'close' } });
    return await response.text();
  };

  it('that the service listened on, it is woken at another', async () => {
    const desired = desire();
    const driver = machine.driver();
    const { url } = await machine.applied(driver, desired);
    const before = Number(machine.stateOf(desired)?.privatePort);
    await machine.run(driver, 'pause', desired);
    await occupy(before);

    const step = await machine.run(driver, 'resume', desired);

    expect(step).toMatchObject({ kind: 'done', outputs: { url } });
    expect(machine.stateOf(desired)?.privatePort).not.toBe(before);
    expect(await get(url)).toBe('one');
  });

  it('that people know, the resource is degraded, and says so', async () => {
    const desired = desire();
    const first = machine.driver();
    const { outputs, url } = await machine.applied(first, desired);
    await first.close();
    const port = Number(outputs?.port);
    await occupy(port);
    const driver = machine.driver();
    const observed = async () => {
      const { observeContext } = machine.context(desired);
      const state = machine.stateOf(desired);
      return await driver.observe(observeContext, { desired, state });
    };

    expect(await observed()).toMatchObject({
      status: 'degraded',
      message: `nobody can get to it at port ${port}, which another program uses`,
    });
    expect(await machine.run(driver, 'apply', desired)).toMatchObject({
      kind: 'retry',
      class: 'transient',
      error: `the service is healthy, but nobody can get to it at port ${port}, which another program uses`,
    });

    await occupy(undefined);
    expect(await machine.run(driver, 'apply', desired)).toMatchObject({
      kind: 'done',
    });
    expect(await observed()).toMatchObject({ status: 'ready' });
    expect(await get(url)).toBe('one');
  });
});
