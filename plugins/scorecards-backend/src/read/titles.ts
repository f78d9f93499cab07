import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Reader } from '../authorization/Caller';
import { EntityTableRow } from '../database/rows';
import { nameOf } from '../rollup/describeEntities';

/** What names an entity. */
export interface Titled {
  entityRef: string;
  title: string;
}

/**
 * Titles of entities by their refs, with one statement. Those that the caller
 * may not read, or that there are not, go by their names.
 */
export async function readTitles(
  knex: Knex,
  entityRefs: readonly string[],
  reader: Reader,
): Promise<(entityRef: string) => Titled> {
  const refs = [...new Set(entityRefs)].filter(ref => ref !== '');
  const rows = await knex<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', refs))
    .select('entity_ref', 'title');
  const readable = await reader.readable(rows.map(row => row.entity_ref));
  const titles = new Map(
    rows
      .filter(row => readable.has(row.entity_ref))
      .map(row => [row.entity_ref, row.title]),
  );
  return entityRef => ({
    entityRef,
    title: titles.get(entityRef) ?? nameOf(entityRef),
  });
}
