import { createMockDirectory } from '@backstage/backend-test-utils';
import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fence } from './fence';
import { Launcher, prepareLaunches } from './Launcher';
import { Place, placeOf } from './layout';
import { ProcessTable } from './proc/ProcessTable';
import { send } from './stop';
import { until } from './__testUtils__/Machine';

jest.setTimeout(30_000);

describe('A launch', () => {
  const directory = createMockDirectory();
  const launcher = new Launcher();
  let place: Place;
  let table: ProcessTable;

  beforeEach(async () => {
    directory.clear();
    table = new ProcessTable({ home: directory.path });
    place = placeOf(directory.path, 'env-1', 'web');
    mkdirSync(place.directory, { recursive: true });
    await prepareLaunches(place);
  });

  afterEach(async () => {
    for (const { pid } of await table.list(() => true)) {
      send(pid, 'SIGKILL');
    }
    await until(async () => (await table.list(() => true)).length === 0);
  });

  async function launch(instance: string, epoch: number) {
    await launcher.launch({
      kind: 'service',
      place,
      mark: {
        home: directory.path,
        environmentId: 'env-1',
        resource: 'web',
        instance,
      },
      epoch,
      command: ['node', '-e', 'setInterval(() => {}, 1000)'],
      cwd: directory.path,
      variables: { PATH: process.env.PATH ?? '' },
      limits: { openFiles: 64 },
      logLimitMb: 1,
    });
    return await until(() => launcher.statusOf(place, instance));
  }

  const services = async () =>
    (await table.list(() => true)).filter(({ mark }) => !mark.keeper);

  it('starts what no other holds', async () => {
    await fence(place, 1);
    expect(await launch('a', 1)).toMatchObject({ phase: 'running' });
    expect(await services()).toHaveLength(1);
  });

  it('of the same resource is refused while the first lives', async () => {
    await fence(place, 1);
    await launch('a', 1);
    expect(await launch('b', 1)).toMatchObject({
      phase: 'refused',
      reason: 'busy',
    });
    expect(await services()).toHaveLength(1);
  });

  it('is refused while what was started lives, though its keeper was killed', async () => {
    await fence(place, 1);
    await launch('a', 1);
    const all = await table.list(() => true);
    const keeper = all.find(({ mark }) => mark.keeper);
    send(keeper?.pid ?? 0, 'SIGKILL');
    await until(async () => (await table.list(() => true)).length === 1);

    expect(await launch('b', 1)).toMatchObject({ reason: 'busy' });
  });

  it('for a worker that was paused is refused once a newer one was here', async () => {
    await fence(place, 7);
    await fence(place, 8);
    expect(await launch('late', 7)).toMatchObject({
      phase: 'refused',
      reason: 'stale',
    });
    expect(await services()).toEqual([]);
    await expect(fence(place, 7)).rejects.toThrow(
      /a worker with epoch 8 has taken over/,
    );
    expect(await launch('new', 8)).toMatchObject({ phase: 'running' });
  });

  it('starts nothing where the resource was destroyed', async () => {
    await fence(place, 1);
    rmSync(place.serviceLock);
    const launching = launcher.launch({
      kind: 'service',
      place,
      mark: {
        home: directory.path,
        environmentId: 'env-1',
        resource: 'web',
        instance: 'late',
      },
      epoch: 1,
      command: ['node', '-e', 'setInterval(() => {}, 1000)'],
      cwd: directory.path,
      variables: { PATH: process.env.PATH ?? '' },
      limits: {},
      logLimitMb: 1,
    });
    await launching;
    await until(async () => (await table.list(() => true)).length === 0);
    await sleep(50);
    expect(await table.list(() => true)).toEqual([]);
  });
});
