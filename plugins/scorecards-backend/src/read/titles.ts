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

/** Titles of entities by their refs, whoever asks, with one statement. */
export async function findTitles(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await knex<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', entityRefs))
    .select('entity_ref', 'title');
  return new Map(rows.map(row => [row.entity_ref, row.title]));
}

/**
 * Titles of entities by their refs, with one statement. Those that the caller
 * may not read, or that there are not, go by their names.
 */
export async function readTitles(
  knex: Knex,
  entityRefs: readonly string[],
  reader: Pick<Reader, 'readable'>,
): Promise<(entityRef: string) => Titled> {
  const refs = [...new Set(entityRefs)].filter(ref => ref !== '');
  const titles = await findTitles(knex, refs);
  const readable = await reader.readable([...titles.keys()]);
  return entityRef => ({
    entityRef,
    title:
      (readable.has(entityRef) ? titles.get(entityRef) : undefined) ??
      nameOf(entityRef),
  });
}
