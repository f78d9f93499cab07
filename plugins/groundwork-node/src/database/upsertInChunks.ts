import type { Knex } from 'knex';
import { dialectOf } from './dialect';
import { prepareRows } from './prepareRows';

// PostgreSQL counts the bindings of a statement in 16 bits, SQLite allows 32,766
const MAX_BINDINGS = { postgres: 65_535, sqlite: 32_766 };
// Knex inserts several rows into SQLite as a compound SELECT, which may have 500
// terms. On PostgreSQL, longer statements are no faster.
const MAX_ROWS = 500;

/**
 * How {@link upsertInChunks} writes.
 *
 * @public
 */
export interface UpsertOptions<TRow extends object> {
  /** The columns of the primary key or unique index that a row is found by. */
  key: readonly (keyof TRow & string)[];
  /**
   * The columns that are overwritten in a row that exists: all but the key by
   * default. With an empty list, rows that exist stay as they are.
   */
  merge?: readonly (keyof TRow & string)[];
  /**
   * The most rows in one statement; the limits of the database are kept in any
   * case.
   */
  chunkSize?: number;
}

/**
 * Inserts any number of rows, or updates those that exist, in one transaction.
 *
 * @remarks
 *
 * Of several rows with the same key the last one wins, as it would if they were
 * written one after the other; PostgreSQL refuses them in one statement.
 *
 * Rows are written in the order of their keys, so that two writers of the same
 * rows wait for each other instead of running into a deadlock.
 *
 * All rows must have the same columns, because a column that only some have
 * would be kept or cleared depending on which rows happen to come together.
 * `undefined` is stored as `NULL`.
 *
 * @param knex - a connection, or a transaction to take part in
 * @returns how many different keys were written
 * @public
 */
export async function upsertInChunks<TRow extends object>(
  knex: Knex,
  table: string,
  rows: readonly TRow[],
  options: UpsertOptions<TRow>,
): Promise<number> {
  if (rows.length === 0) {
    return 0;
  }
  const key: readonly string[] = options.key;
  const records = prepareRows(table, rows, key);
  const columns = Object.keys(records[0]);
  const merge =
    options.merge ?? columns.filter(column => !key.includes(column));
  const chunkSize = Math.min(
    options.chunkSize ?? MAX_ROWS,
    MAX_ROWS,
    Math.floor(MAX_BINDINGS[dialectOf(knex)] / columns.length),
  );

  const write = async (tx: Knex) => {
    for (const chunk of chunksOf(records, chunkSize)) {
      const insert = tx(table)
        .insert(chunk)
        .onConflict([...key]);
      await (merge.length > 0 ? insert.merge([...merge]) : insert.ignore());
    }
  };
  await (knex.isTransaction ? write(knex) : knex.transaction(write));
  return records.length;
}

/** Splits a list into parts of at most the given size. */
export function* chunksOf<T>(
  items: readonly T[],
  size: number,
): Generator<T[], void, undefined> {
  if (!(Number.isInteger(size) && size > 0)) {
    throw new RangeError(
      `Cannot split a list into parts of ${size}; the size must be a positive integer`,
    );
  }
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
