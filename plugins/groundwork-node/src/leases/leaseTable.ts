import type { Knex } from 'knex';
import { dialectOf } from '../database';

/**
 * Creates the table of a {@link LeaseQueue}; for use in migrations.
 *
 * @remarks
 *
 * On SQLite it is two tables, the second one with `_epoch` after its name.
 *
 * What this creates stays as it is, because migrations that have run use it. If
 * the queue ever needs another column, that comes with a function of its own.
 *
 * @example
 *
 * ```ts
 * exports.up = knex => createLeaseTable(knex, 'dirty_entity');
 * exports.down = knex => dropLeaseTable(knex, 'dirty_entity');
 * ```
 *
 * @public
 */
export async function createLeaseTable(
  knex: Knex,
  table: string,
): Promise<void> {
  const postgres = dialectOf(knex) === 'postgres';
  await knex.schema.createTable(table, columns => {
    const time = (name: string) =>
      columns.timestamp(name, { useTz: true, precision: 3 });

    columns.comment('What is due, and who works on it: a LeaseQueue');
    // Locks are taken in the order of keys, so there must be one order only
    columns
      .specificType('key', postgres ? 'text COLLATE "C"' : 'text')
      .notNullable()
      .primary();
    time('due_at').notNullable();
    columns
      .bigInteger('revision')
      .notNullable()
      .comment('Counts the marks of the row');
    columns
      .specificType('epoch', postgres ? 'bigserial' : 'bigint')
      .notNullable()
      .comment('Of the last lease; its sequence never starts again');
    columns.text('worker').comment('Who holds the lease, if anyone does');
    time('leased_until').nullable();
    columns.integer('attempts').notNullable();
    columns.text('last_error');
    time('written_at')
      .notNullable()
      .comment('What the clock said then; if it is ahead, the clock was set');
    // There is none on leased_until, so that PostgreSQL need not touch any
    // index when a lease begins: those that are leased are at the front here
    columns.index(['due_at', 'key']);
  });
  if (!postgres) {
    await knex.schema.createTable(epochTableOf(table), columns => {
      columns.bigInteger('last').notNullable();
    });
    await knex(epochTableOf(table)).insert({ last: 0 });
  }
}

/**
 * Drops what {@link createLeaseTable} has created; for use in migrations.
 *
 * @public
 */
export async function dropLeaseTable(knex: Knex, table: string): Promise<void> {
  await knex.schema.dropTable(table);
  if (dialectOf(knex) === 'sqlite') {
    await knex.schema.dropTable(epochTableOf(table));
  }
}

/** What a sequence is on PostgreSQL: one row with the last epoch of any key. */
export function epochTableOf(table: string): string {
  return `${table}_epoch`;
}
