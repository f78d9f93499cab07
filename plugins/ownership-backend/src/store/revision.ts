import type { Knex } from 'knex';

/** How far the projection in a database has come. */
export interface StoreMark {
  /** Tells one database from another. */
  storeId: string;
  /** The number of the last change. */
  revision: number;
  /** Deletions up to this change are no longer there to be followed. */
  purgedThrough: number;
}

interface RevisionRow {
  id: number;
  value: number | string;
  purged_through: number | string;
  store_id: string;
}

export async function readMark(knex: Knex): Promise<StoreMark> {
  const row = await knex<RevisionRow>('revision').where({ id: 1 }).first();
  if (!row) {
    throw new Error(
      "Table 'revision' is empty; it has one row from the first migration on, so restore the database or create it anew",
    );
  }
  return {
    storeId: row.store_id,
    revision: Number(row.value),
    purgedThrough: Number(row.purged_through),
  };
}

/**
 * Takes the next number for a change. The row stays locked until the
 * transaction ends, so changes become visible in the order of their numbers,
 * and whoever has seen one has seen all before it.
 */
export async function takeRevision(tx: Knex.Transaction): Promise<number> {
  const [row] = await tx('revision')
    .where({ id: 1 })
    .increment('value', 1)
    .returning('value');
  return Number(row.value);
}
