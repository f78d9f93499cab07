import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';

/** Titles of entities by ref, with one statement. */
export async function readTitles(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await knex<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .select('entity_ref', 'title');
  return new Map(rows.map(row => [row.entity_ref, row.title]));
}
