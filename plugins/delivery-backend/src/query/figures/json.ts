import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/**
 * The items of a list in a record, as `value` of an alias that rows are joined
 * with; what has no such list has none.
 *
 * @param path - Of names, without quotes
 */
export function itemsOf(
  knex: Knex,
  record: string,
  path: readonly string[],
): string {
  if (dialectOf(knex) === 'postgres') {
    const list = [record, ...path.map(it => `'${it}'`)].join(' -> ');
    return `CROSS JOIN LATERAL jsonb_array_elements(${list})`;
  }
  return `JOIN json_each(${record}, '$.${path.join('.')}')`;
}

/** Whether what `->>` gives is true: a text on PostgreSQL, a number on SQLite. */
export function isTrue(value: string): string {
  return `CAST(${value} AS TEXT) IN ('true', '1')`;
}

/** Texts as rows with a `name`, in one binding however many they are. */
export function namesAsRows(knex: Knex, names: readonly string[]): Knex.Raw {
  return dialectOf(knex) === 'postgres'
    ? knex.raw('SELECT unnest(?::text[]) AS name', [names.slice()])
    : knex.raw('SELECT value AS name FROM json_each(?)', [
        JSON.stringify(names),
      ]);
}
