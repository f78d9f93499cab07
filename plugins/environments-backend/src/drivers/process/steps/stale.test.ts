import { readdirSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { ProcessDriver } from '../ProcessDriver';
import { readDoor } from '../front/doorFile';
import { placeOf } from '../layout';
import { Machine } from '../__testUtils__/Machine';

jest.setTimeout(60_000);

describe('A worker that was stopped before it began, and has lost its lease,', () => {
  const directory = createMockDirectory();
  let machine: Machine;
  let driver: ProcessDriver;
  let desired: ResourceDesire;
  let context: DriverContext;
  let state: JsonObject;

  beforeEach(async () => {
    directory.clear();
    machine = new Machine(directory.path);
    driver = machine.driver();
    desired = machine.desire({
      command: ['node', 'healthy.cjs'],
      health: { path: '/', intervalMs: 20 },
      stopTimeoutSeconds: 1,
    });
    await machine.applied(driver, desired);
    context = machine.context(desired).context;
    state = machine.stateOf(desired) ?? {};
  });

  afterEach(() => machine.close());

  const lostLease = /The lease is lost/;

  it.each(['pause', 'destroy'] as const)(
    'does not shut the door of a running service by %s',
    async operation => {
      const { url } = await machine.applied(driver, desired);
      const { environment } = desired;
      const stale = machine.driver();

      await expect(
        operation === 'pause'
          ? stale.pause(context, { desired, state })
          : stale.destroy(context, { environment, state }),
      ).rejects.toThrow(lostLease);

      const { door } = placeOf(machine.home, 'env-1', 'web');
      expect(await readDoor(door)).toMatchObject({ phase: 'open' });
      const response = await fetch(url, { headers: { connection: 'close' } });
      expect(await response.text()).toBe('one');
    },
  );

  it.each([
    ['applies', {}],
    ['ends what has failed', { failing: { error: 'the service ended' } }],
  ])('makes nothing where all was destroyed, when it %s', async (_, more) => {
    await machine.run(driver, 'destroy', desired);

    await expect(
      machine
        .driver()
        .apply(context, { desired, state: { ...state, ...more } }),
    ).rejects.toThrow(lostLease);

    expect(readdirSync(`${machine.home}/services`)).toEqual([]);
    expect(readdirSync(`${machine.home}/ports`)).toEqual([]);
  });
});
