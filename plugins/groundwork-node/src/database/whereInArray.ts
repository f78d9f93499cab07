import type { Knex } from 'knex';
import { dialectOf } from './dialect';

/**
 * Matches rows whose column has one of many values, in one statement with one
 * binding however many they are.
 *
 * @remarks
 *
 * Knex's `whereIn` writes a `?` for each value. That makes a new statement for
 * each length, so that PostgreSQL has to plan it anew, and fails beyond 65,535
 * values there and 32,766 in SQLite. Both databases use an index on the column
 * with either form.
 *
 * @example
 *
 * ```ts
 * const rows = await knex('identifier')
 *   .where(whereInArray('entity_ref', entityRefs))
 *   .select('entity_ref', 'kind', 'key');
 * ```
 *
 * @param column - the column, with its table if need be
 * @param values - texts or numbers; times as `toTimestamp` makes them
 * @public
 */
export function whereInArray(
  column: string,
  values: readonly string[] | readonly number[],
): Knex.QueryCallback {
  return query => {
    if (dialectOf(query) === 'postgres') {
      query.whereRaw('?? = ANY(?)', [column, values.slice()]);
    } else {
      query.whereRaw('?? IN (SELECT value FROM json_each(?))', [
        column,
        JSON.stringify(values),
      ]);
    }
  };
}
