import { fromTimestamp, type TimestampColumn } from '../../database';
import type { LeaseStats } from '../types';
import { isDue, type LeaseTable, rowsOf, time } from './sql';

/**
 * When the next row can be leased. The first half leans on the index of due_at;
 * the second goes through what is due, of which there is nothing but leases when
 * a worker has time to ask.
 */
export async function findNextDue(
  { knex, table }: LeaseTable,
  now: Date,
): Promise<Date | undefined> {
  const [{ next }] = await rowsOf<{ next: TimestampColumn | null }>(
    knex,
    `SELECT min(at) AS next FROM (
      SELECT min(due_at) AS at FROM :table: WHERE leased_until IS NULL
      UNION ALL
      SELECT min(leased_until) AS at FROM :table:
      WHERE leased_until IS NOT NULL AND due_at <= :now
    ) AS times`,
    { table, now: time(knex, now) },
  );
  return fromTimestamp(next);
}

/** Counts all rows. */
export async function readStats(
  { knex, table }: LeaseTable,
  now: Date,
): Promise<LeaseStats> {
  const [row] = await rowsOf<{
    size: number | string;
    due: number | string;
    leased: number | string;
    failing: number | string;
    oldest: TimestampColumn | null;
  }>(
    knex,
    `SELECT
      count(*) AS size,
      count(CASE WHEN :isDue THEN 1 END) AS due,
      count(CASE WHEN leased_until > :now THEN 1 END) AS leased,
      count(last_error) AS failing,
      min(CASE WHEN :isDue THEN due_at END) AS oldest
    FROM :table:`,
    { table, isDue: isDue(knex, now), now: time(knex, now) },
  );
  const oldest = fromTimestamp(row.oldest);
  return {
    size: Number(row.size),
    due: Number(row.due),
    leased: Number(row.leased),
    failing: Number(row.failing),
    oldestDueAgeMs: oldest ? now.getTime() - oldest.getTime() : 0,
  };
}
