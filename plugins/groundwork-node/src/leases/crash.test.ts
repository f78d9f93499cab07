import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import type { DyingWorkerOptions } from './__testUtils__/dyingWorker';
import {
  LEASE_FOR_MS,
  LeaseWorld,
  START,
  TABLE,
  until,
} from './__testUtils__/leaseWorld';

const KEYS = Array.from({ length: 20 }, (_, i) => `k${i}`);

describeEachDatabase('A worker', {}, ({ dialect, create }) => {
  jest.setTimeout(60_000);

  const files = createMockDirectory();
  let world: LeaseWorld;
  let ownKnex: Knex | undefined;
  let child: ChildProcess | undefined;

  /** One that another process can open too. */
  async function createShared(): Promise<Knex.Config> {
    if (dialect === 'postgres') {
      const knex = await create();
      world = await LeaseWorld.create(knex);
      return { client: 'pg', connection: knex.client.config.connection };
    }
    const config: Knex.Config = {
      client: 'better-sqlite3',
      connection: { filename: files.resolve('leases.sqlite') },
      useNullAsDefault: true,
    };
    ownKnex = knexFactory(config);
    world = await LeaseWorld.create(ownKnex);
    return config;
  }

  beforeEach(() => files.clear());

  afterEach(async () => {
    child?.kill('SIGKILL');
    await ownKnex?.destroy();
    ownKnex = undefined;
  });

  async function startUntil(options: DyingWorkerOptions): Promise<void> {
    const started = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, '__testUtils__', 'dyingWorker.ts'),
        JSON.stringify(options),
      ],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.once('exit', code => {
        reject(new Error(`The worker has ended with ${code}`));
      });
      // What compiles TypeScript sends messages of its own
      started.on('message', message => {
        if (message === options.diesAt) {
          resolve();
        }
      });
    });
    started.kill('SIGKILL');
    await once(started, 'exit');
  }

  it.each([
    ['has claimed', 'claimed', 0],
    ['has written half', 'half written', 5],
    ['has completed but not committed', 'completed', 5],
    ['is between two transactions', 'committed', 5],
  ] as const)('that is killed when it %s', async (_, diesAt, done) => {
    const database = await createShared();
    const survivor = world.queue('survivor');
    await survivor.mark(KEYS);

    await startUntil({
      database,
      table: TABLE,
      leaseForMs: LEASE_FOR_MS,
      now: START.toISOString(),
      diesAt,
    });

    expect(await survivor.claim(100)).toEqual([]);
    expect(Object.keys(await world.effects())).toHaveLength(done);
    world.pass(LEASE_FOR_MS);
    await until(async () => {
      // PostgreSQL may need a moment to see that the other has gone
      await world.workOn(survivor, await survivor.claim(100));
      return (await survivor.stats()).size === 0;
    });
    expect(await world.effects()).toEqual(
      Object.fromEntries(KEYS.map(key => [key, 1])),
    );
  });
});
