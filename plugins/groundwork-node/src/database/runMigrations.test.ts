import { createMockDirectory } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { describeEachDatabase } from '../testUtils';
import { runMigrations } from './runMigrations';

const migrations = createMockDirectory({
  content: {
    '20260101000000_things.js': `
      exports.up = knex => knex.schema.createTable('thing', table => {
        table.increments('id');
      });
      exports.down = knex => knex.schema.dropTable('thing');
    `,
  },
});

describeEachDatabase('runMigrations', {}, ({ dialect, create }) => {
  it('runs the migrations and returns the connection', async () => {
    const knex = await create();

    const returned = await runMigrations({
      database: { getClient: async () => knex },
      directory: migrations.path,
    });

    expect(returned).toBe(knex);
    await expect(knex('thing')).resolves.toEqual([]);
  });

  it('runs them once', async () => {
    const knex = await create();
    const options = {
      database: { getClient: async () => knex },
      directory: migrations.path,
    };

    await runMigrations(options);
    await knex('thing').insert({ id: 7 });
    await runMigrations(options);

    await expect(knex('thing').pluck('id')).resolves.toEqual([7]);
  });

  it('leaves the database alone if migrations are to be skipped', async () => {
    const knex = await create();

    await runMigrations({
      database: { getClient: async () => knex, migrations: { skip: true } },
      directory: migrations.path,
    });

    await expect(knex.schema.hasTable('thing')).resolves.toBe(false);
    await expect(knex.schema.hasTable('knex_migrations')).resolves.toBe(false);
  });

  it('lets replicas start together', async () => {
    const knex = await create();
    const replicas: Knex[] =
      dialect === 'postgres'
        ? Array.from({ length: 4 }, () =>
            knexFactory({ ...knex.client.config, pool: { min: 0, max: 2 } }),
          )
        : [knex];

    try {
      await Promise.all(
        replicas.map(replica =>
          runMigrations({
            database: { getClient: async () => replica },
            directory: migrations.path,
          }),
        ),
      );
    } finally {
      await Promise.all(
        replicas.filter(r => r !== knex).map(replica => replica.destroy()),
      );
    }

    await expect(knex('knex_migrations').pluck('name')).resolves.toEqual([
      '20260101000000_things.js',
    ]);
    await expect(
      knex('knex_migrations_lock').pluck('is_locked'),
    ).resolves.toEqual([0]);
  });
});

it('has a database in a file written ahead', async () => {
  const directory = createMockDirectory();
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: directory.resolve('things.sqlite') },
    useNullAsDefault: true,
  });
  try {
    await runMigrations({
      database: { getClient: async () => knex },
      directory: migrations.path,
    });

    expect(await knex.raw('PRAGMA journal_mode')).toEqual([
      { journal_mode: 'wal' },
    ]);
  } finally {
    await knex.destroy();
  }
});
