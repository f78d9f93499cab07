import {
  dialectOf,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';

/**
 * Corrects what is summed up over entities that are about to be removed. Their
 * states are still there.
 */
export type OnRemoved = (
  trx: Knex.Transaction,
  entityRefs: readonly string[],
) => Promise<void>;

/** What is written by collectors and reports, which mark what they write. */
const FACT_TABLES = ['fact_set', 'fact_change'];

/** What is written by workers that hold a place in the queue. */
const STATE_TABLES = ['state', 'transition', 'waiver', 'notice'];

/**
 * Removes entities with all that is known of them, if they are still missing
 * since a time or longer.
 *
 * Whoever writes facts of an entity has its fact set or itself locked, and
 * whoever writes states its place in the queue. So each is waited for, in turn,
 * before what it has written is deleted.
 *
 * @returns how many were removed
 */
export async function removeEntities(
  trx: Knex.Transaction,
  candidates: readonly string[],
  missingUntil: Date,
  onRemoved: OnRemoved,
): Promise<number> {
  const refs = await lockMissing(trx, candidates, missingUntil);
  if (refs.length === 0) {
    return 0;
  }
  for (const table of FACT_TABLES) {
    await trx(table).where(whereInArray('entity_ref', refs)).delete();
  }
  await lockQueue(trx, refs);
  await trx('evaluation_queue').where(whereInArray('key', refs)).delete();
  await onRemoved(trx, refs);
  for (const table of [...STATE_TABLES, 'entity']) {
    await trx(table).where(whereInArray('entity_ref', refs)).delete();
  }
  return refs.length;
}

async function lockMissing(
  trx: Knex.Transaction,
  candidates: readonly string[],
  missingUntil: Date,
): Promise<string[]> {
  const query = trx<EntityTableRow>('entity')
    .where(whereInArray('entity_ref', candidates))
    .andWhere('missing_since', '<=', toTimestamp(missingUntil))
    .orderBy('entity_ref');
  if (dialectOf(trx) === 'postgres') {
    query.forUpdate();
  }
  return query.pluck('entity_ref');
}

/** Workers take these locks in the order of keys, and so does this. */
async function lockQueue(
  trx: Knex.Transaction,
  refs: readonly string[],
): Promise<void> {
  if (dialectOf(trx) === 'postgres') {
    await trx('evaluation_queue')
      .where(whereInArray('key', refs))
      .orderBy('key')
      .forUpdate()
      .pluck('key');
  }
}
