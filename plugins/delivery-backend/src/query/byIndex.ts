import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/**
 * A table that SQLite is to read by an index. It knows nothing of how many rows
 * have which value unless somebody analyses it, and then takes an index that
 * hardly narrows down what is asked for; PostgreSQL knows better by itself.
 *
 * @param index - Undefined to leave it to SQLite
 */
export function byIndex(
  knex: Knex,
  { table, alias, index }: { table: string; alias: string; index?: string },
): Knex.QueryBuilder {
  return index !== undefined && dialectOf(knex) === 'sqlite'
    ? knex.from(knex.raw('?? AS ?? INDEXED BY ??', [table, alias, index]))
    : knex.from({ [alias]: table });
}
