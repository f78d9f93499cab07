import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { FactChangeRow } from '../database/rows';

/** Rows deleted in one statement, so that none holds up the others for long. */
const PORTION = 5_000;

/** Forgets what facts were long ago. */
export class FactRetention {
  constructor(private readonly options: { knex: Knex; portion?: number }) {}

  /** @returns how many changes were forgotten */
  async forgetBefore(limit: Date, signal?: AbortSignal): Promise<number> {
    const { knex, portion = PORTION } = this.options;
    let forgotten = 0;
    let deleted: number;
    do {
      signal?.throwIfAborted();
      deleted = await knex<FactChangeRow>('fact_change')
        .whereIn(
          'id',
          knex<FactChangeRow>('fact_change')
            .where('replaced_at', '<', toTimestamp(limit))
            .orderBy('replaced_at')
            .limit(portion)
            .select('id'),
        )
        .delete();
      forgotten += deleted;
    } while (deleted === portion);
    return forgotten;
  }
}
