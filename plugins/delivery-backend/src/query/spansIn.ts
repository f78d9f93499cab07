import { Knex } from 'knex';
import { Period } from '../domain/metrics';
import { ScopeFilter } from './scope';

/** What spans are counted by, which an index has all of. */
export const COUNTED_COLUMNS = [
  's.stage',
  's.kind',
  's.item',
  's.start_at',
  's.end_at',
] as const;

/**
 * All spans that reach into a period, each item once in a stage: where it has the
 * time of several components, the longest in the scope stands for it. Those that
 * ended and those that last are found apart, each by an index on the end.
 *
 * @param columns - No more than are needed: the others are looked up row by row
 */
export function spansIn(
  knex: Knex,
  filter: ScopeFilter,
  options: { period: Period; columns: readonly string[] },
): Knex.QueryBuilder {
  const { period, columns } = options;
  const begun = () =>
    knex('stage_span as s')
      .select(columns)
      .where('s.start_at', '<', period.to)
      .where(filter.where('s'))
      .where(whereOnce(knex, filter));
  const both = begun()
    .where('s.end_at', '>', period.from)
    .unionAll(begun().whereNull('s.end_at'))
    .as('s');
  return knex.from(both);
}

/** Leans on the index on item, and only for what is not decisive anyway. */
function whereOnce(knex: Knex, filter: ScopeFilter): Knex.QueryCallback {
  return query => {
    if (filter.isOfOneComponent) {
      return;
    }
    query.where(counted => {
      counted.where('s.place', 0);
      if (!filter.isOfWholeItems) {
        counted.orWhereNotExists(
          knex('stage_span as longer')
            .select(knex.raw('1'))
            .whereRaw('longer.item = s.item')
            .whereRaw('longer.stage = s.stage')
            .whereRaw('longer.place < s.place')
            .where(filter.where('longer')),
        );
      }
    });
  };
}
