import type { Knex } from 'knex';

/**
 * The databases that Groundwork runs on.
 *
 * @public
 */
export type Dialect = 'sqlite' | 'postgres';

/**
 * Tells which database a connection, transaction or query builder belongs to.
 *
 * @throws an Error for any other database: better when the plugin starts than
 * at the first query that it does not understand
 * @public
 */
export function dialectOf(knex: Knex | Knex.QueryBuilder): Dialect {
  const dialect: unknown = knex.client.dialect;
  switch (dialect) {
    case 'sqlite3':
      return 'sqlite';
    case 'postgresql':
      return 'postgres';
    default:
      throw new Error(
        `Groundwork runs on SQLite ('better-sqlite3') and PostgreSQL ('pg'), not on '${dialect}'; check backend.database.client in the app-config`,
      );
  }
}
