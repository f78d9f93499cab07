import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import type { Knex } from 'knex';

/** The tables whose rows are marked before they are deleted. */
const MARKED = ['entity', 'identifier_set', 'source'] as const;

/** What is old enough to be deleted for good. */
export interface PurgeLimits {
  /** Rows that were marked as deleted before. */
  deletedBefore: Date;
  /** Periods of ownership that ended before. */
  ownedBefore: Date;
}

/**
 * Deletes what was marked long ago, and with entities what was said about them
 * and who owned them. Replicas that have not seen the marks yet find out by
 * `purgedThrough`, and start afresh.
 *
 * @returns how many rows were deleted, by table
 */
export async function purge(
  tx: Knex.Transaction,
  { deletedBefore, ownedBefore }: PurgeLimits,
): Promise<Record<string, number>> {
  const before = toTimestamp(deletedBefore);
  const gone = tx('entity').where('deleted_at', '<', before);
  const counts: Record<string, number> = {
    feedback: await tx('feedback')
      .whereIn('entity_ref', gone.clone().select('entity_ref'))
      .orWhereIn('correct_ref', gone.clone().select('entity_ref'))
      .delete(),
    owner_history: await tx('owner_history')
      .whereIn('entity_ref', gone.clone().select('entity_ref'))
      .orWhere('to_at', '<', toTimestamp(ownedBefore))
      .delete(),
  };
  let purgedThrough = 0;
  for (const table of MARKED) {
    const marked = tx(table).where('deleted_at', '<', before);
    const [{ last }] = await marked.clone().max('revision as last');
    purgedThrough = Math.max(purgedThrough, Number(last ?? 0));
    counts[table] = await marked.clone().delete();
  }
  await tx('revision')
    .where({ id: 1 })
    .where('purged_through', '<', purgedThrough)
    .update({ purged_through: purgedThrough });
  return counts;
}
