import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** Rows deleted in one statement, so that none holds up the others for long. */
const PORTION = 5_000;

/** How rows are deleted. */
export interface PortionOptions {
  signal?: AbortSignal;
  /** Rows at once. */
  portion?: number;
}

/** Where rows are deleted, and in which order. */
export interface PortionTable {
  table: string;
  /** The columns of the primary key. */
  key: readonly string[];
  /** A column with an index, which portions go along. */
  order: string;
}

/**
 * Deletes rows portion by portion, each in a transaction of its own. What was
 * deleted stays so when it ends early: what is left is deleted the next time.
 *
 * Each portion begins where the one before ended, so that what is kept is gone
 * over once and not once for each portion.
 *
 * @param select - Selects the rows of a query on the table
 * @returns how many were deleted
 */
export async function deleteInPortions(
  knex: Knex,
  { table, key, order }: PortionTable,
  select: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  { signal, portion = PORTION }: PortionOptions = {},
): Promise<number> {
  const columns = knex.raw(`(${key.map(() => '??').join(', ')})`, [...key]);
  let total = 0;
  let reached: OrderValue | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const rows = select(knex(table))
      .select([...key])
      .orderBy(order)
      .limit(portion);
    const deletion = knex(table)
      .whereRaw('? IN ?', [
        columns,
        // Some of those that are equal to it may be left.
        reached === undefined ? rows : rows.where(order, '>=', reached),
      ])
      .delete();
    const deleted = await returning(knex, deletion, order);
    total += deleted.length;
    if (deleted.length < portion) {
      return total;
    }
    reached = deleted.reduce((last, it) => (it > last ? it : last));
  }
}

/** As the database gives it. */
type OrderValue = Date | string | number;

/** The query builder leaves it out on SQLite. */
async function returning(
  knex: Knex,
  deletion: Knex.QueryBuilder,
  column: string,
): Promise<OrderValue[]> {
  const { sql, bindings } = deletion.toSQL();
  const found = await knex.raw(`${sql} RETURNING ??`, [...bindings, column]);
  const rows: Array<Record<string, OrderValue>> =
    dialectOf(knex) === 'postgres' ? found.rows : found;
  return rows.map(row => row[column]);
}
