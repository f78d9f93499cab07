import { Knex } from 'knex';

/** How far the catalog has come with the entities that it was handed. */
export interface LoadProgress {
  /** Entities that providers handed over. */
  known: number;
  /** Of those, the ones that no processor has seen. */
  unprocessed: number;
  /** Entities that wait to be put together with their relations. */
  unstitched: number;
  /** Entities that can be read. */
  readable: number;
}

/**
 * Reads the progress from the catalog's own tables, since it has no API for
 * it.
 */
export async function readLoadProgress(knex: Knex): Promise<LoadProgress> {
  const count = async (query: Knex.QueryBuilder) => {
    const [row] = await query.count({ rows: '*' });
    return Number(row.rows);
  };
  return {
    known: await count(knex('refresh_state')),
    unprocessed: await count(knex('refresh_state').whereNull('result_hash')),
    unstitched: await count(knex('stitch_queue')),
    readable: await count(knex('final_entities').whereNotNull('final_entity')),
  };
}
