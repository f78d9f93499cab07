import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';

/** Whose numbers are asked for: all of one kind. */
export interface Asked {
  kind: 'component' | 'group';
  /** Entity refs. */
  scopes: readonly string[];
}

/** What belongs to one of many scopes. */
export type OfScope<T> = T & { scope: string };

/** Scopes with what rows of them have: components, or groups within a group. */
export function partsOf(
  knex: Knex,
  { kind, scopes }: Asked,
): Knex.QueryBuilder {
  return kind === 'group'
    ? knex('catalog_group')
        .where(whereInArray('group', scopes))
        .select({ scope: 'group', part: 'member' })
    : knex('catalog_component')
        .where(whereInArray('component', scopes))
        .select({ scope: 'component', part: 'component' });
}

/** Rows `r` of a table, each with every scope `s` that it is in. */
export function rowsOf(
  knex: Knex,
  table: string,
  asked: Asked,
): Knex.QueryBuilder {
  return knex(`${table} as r`)
    .join(partsOf(knex, asked).as('s'), 's.part', columnOf(asked))
    .select('s.scope');
}

/** What of a row says which part it is of. */
export function columnOf({ kind }: Asked, table = 'r'): string {
  return kind === 'group' ? `${table}.team` : `${table}.component`;
}

/**
 * Changes that were merged in a period, each once in each scope, as `scope`,
 * `item` and `at`. They have a reading of their size when they are merged, known
 * or not.
 */
export function mergedIn(
  knex: Knex,
  asked: Asked,
  { from, to }: Period,
): Knex.QueryBuilder {
  return rowsOf(knex, 'reading', asked)
    .where('r.metric', 'change-size')
    .where('r.at', '>=', from)
    .where('r.at', '<', to)
    .groupBy('s.scope', 'r.item')
    .select('r.item')
    .min({ at: 'r.at' });
}
