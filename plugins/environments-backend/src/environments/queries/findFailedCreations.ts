import {
  fromTimestamp,
  TimestampColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { StoredOperation } from '../../engine/types';

/** When making environments failed last, by their ids, in one statement. */
export async function findFailedCreations(
  knex: Knex,
  environmentIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows: Array<{ environment_id: string; at: TimestampColumn }> =
    await knex('operation')
      .where(whereInArray('environment_id', environmentIds))
      .where({ kind: 'create', status: 'failed' })
      .whereNotNull('finished_at')
      .groupBy('environment_id')
      .select('environment_id')
      .max({ at: 'finished_at' });
  return new Map(rows.map(row => [row.environment_id, fromTimestamp(row.at)]));
}

/** The same of one, of its operations, the newest first. */
export function failedCreationIn(
  operations: readonly StoredOperation[],
): Date | undefined {
  return operations.find(
    ({ kind, status }) => kind === 'create' && status === 'failed',
  )?.finishedAt;
}
