import { ExpectedTime } from '@groundwork/backstage-plugin-environments-common';
import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

const WINDOW_MS = 30 * 24 * 60 * 60_000;

/** More would not change the figures, and takes time to read. */
const MOST = 5_000;

/**
 * How long creating environments took lately, by blueprint: from the request to
 * being ready, approvals included.
 */
export async function findExpectedTimes(
  knex: Knex,
  now: Date,
): Promise<Map<string, ExpectedTime>> {
  const rows = await knex('operation')
    .join('environment', 'environment.id', 'operation.environment_id')
    .where('operation.status', 'succeeded')
    .andWhere('operation.kind', 'create')
    .andWhere(
      'operation.requested_at',
      '>=',
      toTimestamp(new Date(now.getTime() - WINDOW_MS)),
    )
    .orderBy('operation.requested_at', 'desc')
    .limit(MOST)
    .select<
      Array<{
        blueprint_id: string;
        requested_at: TimestampColumn;
        finished_at: TimestampColumn;
      }>
    >(
      'environment.blueprint_id',
      'operation.requested_at',
      'operation.finished_at',
    );
  const durations = new Map<string, number[]>();
  for (const row of rows) {
    const took =
      fromTimestamp(row.finished_at).getTime() -
      fromTimestamp(row.requested_at).getTime();
    const known = durations.get(row.blueprint_id);
    if (known) {
      known.push(took);
    } else {
      durations.set(row.blueprint_id, [took]);
    }
  }
  return new Map([...durations].map(([id, it]) => [id, expectedTimeOf(it)]));
}

/** Percentiles by the nearest rank: durations that really were. */
export function expectedTimeOf(durationsMs: readonly number[]): ExpectedTime {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const rank = (share: number) =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { p50Ms: rank(0.5), p90Ms: rank(0.9), n: sorted.length };
}
