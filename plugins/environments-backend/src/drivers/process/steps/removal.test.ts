import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  DriverStep,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { GitSource, Jobs } from '../../source';
import { FrontDoors } from '../front/FrontDoors';
import { Launcher } from '../Launcher';
import { Place, placeOf } from '../layout';
import { PortLeases } from '../ports/PortLeases';
import { parsePortRange } from '../ports/range';
import { Machine } from '../__testUtils__/Machine';
import { ProcessTools, Work } from '../Work';
import { applyStep } from './apply';
import { removeOldFiles } from './checkOut';
import { destroyStep } from './end';

jest.setTimeout(60_000);

function toolsOf({ home, table, ports, repository }: Machine): ProcessTools {
  const listen = '127.0.0.1';
  let count = 0;
  return {
    home,
    host: 'localhost',
    table,
    ports: new PortLeases({ home, range: parsePortRange(ports), listen }),
    launcher: new Launcher(),
    doors: new FrontDoors({
      home,
      listen,
      now: () => new Date(),
      logger: mockServices.logger.mock(),
      wakeTimeoutMs: 1_000,
    }),
    source: new GitSource({
      repositories: [{ prefix: repository.directory }],
      scratch: home,
    }),
    jobs: new Jobs(),
    newId: () => `${(count += 1)}`,
  };
}

describe('While files are removed, which takes long,', () => {
  const directory = createMockDirectory();
  let machine: Machine;
  let tools: ProcessTools;
  let desired: ResourceDesire;
  let place: Place;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
    tools = toolsOf(machine);
    desired = machine.desire({
      command: ['node', 'healthy.cjs'],
      build: { command: ['node', 'build.cjs'] },
      health: { path: '/healthz', timeoutSeconds: 20, intervalMs: 20 },
      stopTimeoutSeconds: 1,
    });
    place = placeOf(machine.home, 'env-1', 'web');
  });

  afterEach(async () => {
    await tools.jobs.close();
    await tools.doors.close();
    await machine.close();
  });

  /** Work that does nothing until it is ended. */
  async function occupy(key: string) {
    const work = (signal: AbortSignal) =>
      new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const { signal } = new AbortController();
    await tools.jobs.run(key, work, { waitMs: 0, signal });
  }

  async function step(
    operation: 'apply' | 'destroy',
    isEnough: (given: DriverStep) => boolean = () => false,
  ): Promise<DriverStep> {
    for (;;) {
      const { context, complete } = machine.context(desired);
      const state = machine.stateOf(desired);
      const { environment } = desired;
      const given =
        operation === 'apply'
          ? await applyStep(tools, context, { desired, state })
          : await destroyStep(tools, context, { environment, state });
      await complete(given);
      if (given.kind !== 'wait' || isEnough(given)) {
        return given;
      }
      await sleep(given.afterMs);
    }
  }

  const visible = () =>
    readdirSync(place.checkouts).filter(name => !name.startsWith('.'));

  it('an old checkout is not taken for a whole one', async () => {
    mkdirSync(join(place.checkouts, 'old'), { recursive: true });
    mkdirSync(join(place.checkouts, 'new'));
    await occupy(`old files of ${place.directory}`);
    await occupy(join(place.checkouts, 'unwanted'));
    await occupy(join(place.checkouts, 'new'));
    const { context } = machine.context(desired);
    const state = { version: 1, resource: 'web' } as const;

    const waiting = await removeOldFiles(
      new Work(tools, context, place, state),
      'new',
    );

    expect(waiting).toMatchObject({ on: 'old files to be removed' });
    expect(visible()).toEqual(['new']);
    const again = (name: string) =>
      tools.jobs.run(join(place.checkouts, name), async () => 'anew', {
        waitMs: 0,
        signal: context.signal,
      });
    expect(await again('unwanted')).toMatchObject({ value: 'anew' });
    expect(await again('new')).toEqual({ kind: 'running' });
  });

  it('a service that is wanted back is checked out and built anew', async () => {
    await step('apply');
    await occupy(`files of ${place.directory}`);
    const removing = await step(
      'destroy',
      given => given.kind === 'wait' && given.on === 'its files to be removed',
    );
    expect(removing.kind).toBe('wait');
    expect(visible()).toEqual([]);

    const back = await step('apply');

    expect(back).toMatchObject({ kind: 'done' });
    expect(back.state).not.toHaveProperty('removing');
    const lines = machine.ledger.logs().map(({ text }) => text);
    expect(lines.filter(text => text === 'building')).toHaveLength(2);
    const url = back.kind === 'done' ? `${back.outputs?.url}` : '';
    const response = await fetch(url, { headers: { connection: 'close' } });
    expect(await response.text()).toBe('one');
  });
});
