import { Knex } from 'knex';
import { ScopeFilter } from '../scope';

/**
 * What is not over decides first, then what went wrong, then what was measured,
 * as `oncePerItem` of the metrics has it.
 */
export const RANK = (table: string) =>
  `CASE WHEN ${table}.is_open THEN 3
        WHEN ${table}.value IS NOT NULL THEN 1
        WHEN ${table}.reason = 'notDeployedYet' THEN 3
        WHEN ${table}.reason IN ('neverDeployed', 'beforeFirstDeployment') THEN 0
        ELSE 2 END`;

/**
 * One reading for each item of a metric that has several in a scope. What decides
 * for an item as a whole does so among any of its components; only for others one
 * has to look whether there is a better one in the scope.
 *
 * It leans on the index on item.
 */
export function whereOnce(
  filter: ScopeFilter,
  table: string,
): Knex.QueryCallback {
  return query => {
    if (filter.isOfOneComponent) {
      return;
    }
    if (filter.isOfWholeItems) {
      query.where(`${table}.is_decisive`, true);
      return;
    }
    query.where(counted =>
      counted
        .where(`${table}.is_decisive`, true)
        .orWhereNotExists(betterThan(filter, table)),
    );
  };
}

function betterThan(filter: ScopeFilter, table: string): Knex.QueryCallback {
  const [own, other] = [RANK(table), RANK('better')];
  return query =>
    query
      .select(query.client.raw('1'))
      .from('reading as better')
      .whereRaw(`better.item = ${table}.item`)
      .whereRaw(`better.metric = ${table}.metric`)
      .where(filter.where('better'))
      .whereRaw(
        `(${other} > ${own} OR (${other} = ${own} AND (
          better.at > ${table}.at OR (better.at = ${table}.at AND (
            COALESCE(better.component, '') < COALESCE(${table}.component, '')
            OR (COALESCE(better.component, '') = COALESCE(${table}.component, '')
              AND better.id < ${table}.id))))))`,
      );
}
