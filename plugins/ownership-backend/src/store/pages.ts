import type { Knex } from 'knex';

/** How many rows are read at once when everything is read. */
export const PAGE_SIZE = 2_000;

/** How many changes are read at once: answers wait while they are taken in. */
export const CHANGES_PAGE_SIZE = 200;

/**
 * Reads the rows of a query in pages, in the order of some columns that tell
 * rows apart. However many there are, few are in memory at a time, and no
 * page costs more than the first.
 */
export async function* inPages<TRow extends object>(
  query: Knex.QueryBuilder,
  columns: readonly (keyof TRow & string)[],
  pageSize: number,
): AsyncIterable<TRow[]> {
  const names = columns.map(() => '??').join(', ');
  const values = columns.map(() => '?').join(', ');
  let last: TRow | undefined;
  for (;;) {
    const page = query
      .clone()
      .orderBy([...columns])
      .limit(pageSize);
    if (last) {
      const row = last;
      page.whereRaw(`(${names}) > (${values})`, [
        ...columns,
        ...columns.map(column => row[column] as string | number),
      ]);
    }
    const rows: TRow[] = await page;
    if (rows.length > 0) {
      yield rows;
    }
    if (rows.length < pageSize) {
      return;
    }
    last = rows[rows.length - 1];
  }
}
