import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';
import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';

const PAGE = 500;

/** Which entities are wanted. */
export interface EntityPagesOptions {
  /** All unless said. */
  target?: FilterPredicate;
  /** Only these, by their refs. */
  entityRefs?: readonly string[];
}

/** The entities that the catalog has, in pages, in the order of their refs. */
export async function* entityPages(
  knex: Knex,
  { target, entityRefs }: EntityPagesOptions,
): AsyncIterable<Entity[]> {
  const isWanted = target
    ? filterPredicateToFilterFunction(target)
    : () => true;
  let after = '';
  for (;;) {
    const query = knex<EntityTableRow>('entity')
      .whereNull('missing_since')
      .andWhere('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(PAGE)
      .select('entity_ref', 'document');
    const rows = await (entityRefs
      ? query.andWhere(whereInArray('entity_ref', entityRefs))
      : query);
    const page = rows
      .flatMap(row => fromJsonColumn<Entity>(knex, row.document) ?? [])
      .filter(entity => isWanted(entity));
    if (page.length > 0) {
      yield page;
    }
    if (rows.length < PAGE) {
      return;
    }
    after = rows[rows.length - 1].entity_ref;
  }
}

/** How many entities the catalog has, as far as it was read. */
export async function countPresent(knex: Knex): Promise<number> {
  const row = await knex('entity')
    .whereNull('missing_since')
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}
