import {
  fromTimestamp,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentRow, OperationRow } from '../database/rows';
import { Attempt } from './domain/repairs';

/** What of the owners' locks stands for the engine's own deletions. */
const ENGINE_LOCK = 'engine:deletions';

/**
 * How many environments the engine has begun to delete by itself since a time,
 * and how many there were. Who asks keeps others from asking until the
 * transaction ends, so that many at once do not all find room for one more.
 */
export async function deletionsOfEngine(
  trx: Knex.Transaction,
  since: Date,
): Promise<{ deleting: number; existing: number }> {
  await trx('owner_lock')
    .insert({ owner_ref: ENGINE_LOCK, reservations: 1 })
    .onConflict('owner_ref')
    .merge({ reservations: trx.raw('owner_lock.reservations + 1') });
  const deleting = await trx<OperationRow>('operation')
    .where({ kind: 'destroy' })
    .whereNull('requested_by')
    .andWhere('requested_at', '>=', toTimestamp(since))
    .count<{ n: number | string }>('* as n')
    .first();
  const existing = await trx<EnvironmentRow>('environment')
    .whereNull('deleted_at')
    .orWhere('deleted_at', '>=', toTimestamp(since))
    .count<{ n: number | string }>('* as n')
    .first();
  return {
    deleting: Number(deleting?.n ?? 0),
    existing: Number(existing?.n ?? 0),
  };
}

/** The operations of an environment that came to an end, the newest first. */
export async function lastAttempts(
  trx: Knex.Transaction,
  environmentId: string,
  limit: number,
): Promise<Attempt[]> {
  const rows = await trx<OperationRow>('operation')
    .where({ environment_id: environmentId })
    .whereIn('status', ['succeeded', 'failed'])
    .orderBy('number', 'desc')
    .limit(limit)
    .select('kind', 'status', 'requested_by', 'requested_at', 'finished_at');
  return rows.map(row => ({
    isRepair: row.kind === 'repair',
    isOfEngine: row.requested_by === null,
    hasFailed: row.status === 'failed',
    requestedAt: fromTimestamp(row.requested_at),
    finishedAt: fromTimestamp(row.finished_at),
  }));
}
