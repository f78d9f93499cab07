import {
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { OperationRow } from '../database/rows';

/** Operations whose logs are deleted at once. */
const PORTION = 100;

/**
 * Deletes the logs of operations that ended before a time. The operations stay.
 *
 * @returns how many operations have lost theirs
 */
export async function purgeLogs(
  knex: Knex,
  before: Date,
  signal: AbortSignal,
): Promise<number> {
  let purged = 0;
  for (;;) {
    signal.throwIfAborted();
    const ids: string[] = await knex<OperationRow>('operation')
      .where('finished_at', '<', toTimestamp(before))
      .andWhere('log_lines', '>', 0)
      .limit(PORTION)
      .pluck('id');
    if (ids.length === 0) {
      return purged;
    }
    await knex.transaction(async trx => {
      await trx('log_line').where(whereInArray('operation_id', ids)).delete();
      await trx('operation')
        .where(whereInArray('id', ids))
        .update({ log_lines: 0 });
    });
    purged += ids.length;
  }
}
