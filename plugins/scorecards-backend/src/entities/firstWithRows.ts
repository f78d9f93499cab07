import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** Where there may be any number of rows about an entity. */
const LONG_TABLES = ['fact_change', 'transition'];

/**
 * The first of some entities, as many as have so many rows about them; one at
 * least.
 */
export async function firstWithRows(
  knex: Knex,
  entityRefs: readonly string[],
  maxRows: number,
): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const table of LONG_TABLES) {
    const rows = await knex(table)
      .where(whereInArray('entity_ref', entityRefs))
      .groupBy('entity_ref')
      .count({ count: '*' })
      .select<Array<{ entity_ref: string; count: string | number }>>(
        'entity_ref',
      );
    for (const { entity_ref: ref, count } of rows) {
      counts.set(ref, (counts.get(ref) ?? 0) + Number(count));
    }
  }
  let total = 0;
  const first = entityRefs.findIndex(ref => {
    total += counts.get(ref) ?? 0;
    return total > maxRows;
  });
  return entityRefs.slice(0, first === -1 ? undefined : Math.max(first, 1));
}
