import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrateToLatest } from '../database/runMigrations';

const POSTGRES_URL = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

const DATABASES: readonly {
  id: TestDatabaseId;
  dialect: DatabaseUnderTest['dialect'];
}[] = [
  { id: 'SQLITE_3', dialect: 'sqlite' },
  { id: 'POSTGRES_15', dialect: 'postgres' },
];

/**
 * A database that tests run on.
 *
 * @public
 */
export interface DatabaseUnderTest {
  /** What it is. */
  dialect: 'sqlite' | 'postgres';
  /** Makes a fresh database, with the migrations run. */
  create(): Promise<Knex>;
}

/**
 * Registers the same tests for SQLite and for PostgreSQL.
 *
 * @remarks
 *
 * SQLite is always there. PostgreSQL is there if
 * `BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING` names a server, or if
 * Backstage's test utilities may start a container. Where it is not, its tests
 * are counted as skipped and their heading says what to set.
 *
 * @example
 *
 * ```ts
 * describeEachDatabase('WaiverStore', { migrations }, database => {
 *   it('finds no waivers in an empty table', async () => {
 *     const store = new WaiverStore({ knex: await database.create() });
 *     await expect(store.findActiveWaivers(now)).resolves.toEqual([]);
 *   });
 * });
 * ```
 *
 * @param name - what is tested
 * @param options - `migrations`: the folder of the migrations to run, if any
 * @param tests - registers the tests; called once for each database
 * @public
 */
export function describeEachDatabase(
  name: string,
  options: { migrations?: string },
  tests: (database: DatabaseUnderTest) => void,
): void {
  for (const { id, dialect } of DATABASES) {
    const databases = TestDatabases.create({ ids: [id] });
    const create = async () => {
      const knex = await databases.init(id);
      if (dialect === 'postgres') {
        await keepFewConnections(knex);
      }
      if (options.migrations) {
        await migrateToLatest(knex, options.migrations);
      }
      return knex;
    };
    if (databases.supports(id)) {
      describe(`${name} on ${id}`, () => {
        tests({ dialect, create });
      });
    } else {
      // eslint-disable-next-line jest/no-disabled-tests -- so that they are seen
      describe.skip(`${name} on ${id} (skipped: set ${POSTGRES_URL})`, () => {
        tests({ dialect, create });
      });
    }
  }
}

/**
 * A database is kept until all tests of a file are done. If each kept its
 * connections too, a file with many tests would use up those of the server.
 */
async function keepFewConnections(knex: Knex): Promise<void> {
  const { config } = knex.client;
  await knex.destroy();
  knex.initialize({
    ...config,
    pool: { ...config.pool, min: 0, idleTimeoutMillis: 500 },
  });
}
