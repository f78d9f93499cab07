import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import knexFactory, { Knex } from 'knex';
import { TestRepository } from '../git/__testUtils__/TestRepository';
import { BackfillWorld } from './__testUtils__/BackfillWorld';
import { IN_THE_MIDDLE } from './__testUtils__/dyingWorker';

jest.setTimeout(60_000);

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-delivery-backend',
  'migrations',
);

describeEachDatabase('A process', { migrations }, ({ dialect, create }) => {
  const files = createMockDirectory();
  let repository: TestRepository;
  let knex: Knex;
  let child: ChildProcess | undefined;

  beforeEach(() => {
    files.clear();
    repository = new TestRepository();
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    repository.remove();
    await knex.destroy();
  });

  /** One that another process can open too. */
  async function createShared(): Promise<Knex.Config> {
    if (dialect === 'postgres') {
      knex = await create();
      return { client: 'pg', connection: knex.client.config.connection };
    }
    const config: Knex.Config = {
      client: 'better-sqlite3',
      connection: { filename: files.resolve('delivery.sqlite') },
      useNullAsDefault: true,
    };
    knex = knexFactory(config);
    await knex.migrate.latest({ directory: migrations });
    return config;
  }

  async function runUntilTheMiddle(database: Knex.Config): Promise<void> {
    const started = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, '__testUtils__', 'dyingWorker.ts'),
        JSON.stringify({ database, folder: repository.root }),
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
        if (message === IN_THE_MIDDLE) {
          resolve();
        }
      });
    });
    started.kill('SIGKILL');
    await once(started, 'exit');
  }

  it('that is killed in the middle is followed by one that doubles nothing', async () => {
    const database = await createShared();
    const world = new BackfillWorld(knex, repository.root);
    for (let count = 0; count < 5; count += 1) {
      repository.commit();
    }
    const backfills = world.backfills();
    const { id } = await backfills.request({
      repository: repository.directory,
      name: 'git.acme.test/acme/shop',
    });

    await runUntilTheMiddle(database);

    expect(await backfills.get(id)).toMatchObject({ status: 'running' });
    expect(await world.told()).toHaveLength(3);
    world.pass(31_000);
    await world.settle();
    expect(await backfills.get(id)).toMatchObject({
      status: 'succeeded',
      counts: { commits: 5, changes: 5 },
    });
    expect(await world.told()).toHaveLength(5);
  });
});
