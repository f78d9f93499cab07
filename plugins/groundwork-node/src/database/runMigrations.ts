import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { dialectOf } from './dialect';

const RETRY_AFTER_MS = 100;

/**
 * Brings a plugin's tables up to date and returns the connection to them.
 *
 * @remarks
 *
 * Replicas may start together: on PostgreSQL they take turns. Without that, two
 * could create Knex's own tables at the same moment, upon which one fails, or
 * put two rows into its lock table, upon which all fail from then on. Taking
 * turns needs a second connection, so the pool must have room for two.
 *
 * Does nothing but connect if `database.migrations.skip` says so.
 *
 * @example
 *
 * ```ts
 * const knex = await runMigrations({
 *   database,
 *   directory: resolvePackagePath(
 *     '@groundwork/backstage-plugin-ownership-backend',
 *     'migrations',
 *   ),
 * });
 * ```
 *
 * @public
 */
export async function runMigrations(options: {
  /** The plugin's `coreServices.database`. */
  database: DatabaseService;
  /** The folder of the migrations, as `resolvePackagePath` finds it. */
  directory: string;
}): Promise<Knex> {
  const { database, directory } = options;
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrateToLatest(knex, directory);
  }
  return knex;
}

/** Runs the migrations in a folder that have not been run. */
export async function migrateToLatest(
  knex: Knex,
  directory: string,
): Promise<void> {
  if (dialectOf(knex) === 'sqlite') {
    // A SQLite database belongs to one process
    await writeAhead(knex);
    await knex.migrate.latest({ directory });
    return;
  }
  while (!(await migrateIfFree(knex, directory))) {
    await sleep(RETRY_AFTER_MS);
  }
}

/**
 * Migrates, unless another replica does so at this moment. Waiting inside
 * `pg_advisory_xact_lock` would keep a snapshot open, for which a
 * `CREATE INDEX CONCURRENTLY` of the other replica would wait in turn.
 *
 * @returns whether it migrated
 */
async function migrateIfFree(knex: Knex, directory: string): Promise<boolean> {
  return knex.transaction(async tx => {
    // Held until this transaction ends, and let go of by the server if the
    // process dies. The migrations run in transactions of their own.
    const { rows } = await tx.raw(
      'SELECT pg_try_advisory_xact_lock(hashtext(? || current_schema())) AS taken',
      ['groundwork migrations of '],
    );
    if (rows[0].taken) {
      await knex.migrate.latest({ directory });
    }
    return rows[0].taken;
  });
}

/**
 * With a log that is written ahead a transaction waits for the disk once instead of
 * three times, and is as durable. A database in memory has none.
 */
async function writeAhead(knex: Knex): Promise<void> {
  await knex.raw('PRAGMA journal_mode = WAL');
}
