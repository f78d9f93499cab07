import type { Knex } from 'knex';
import { dialectOf, fromTimestamp, type TimestampColumn } from '../../database';
import { epochTableOf } from '../leaseTable';
import type { Lease } from '../types';
import { byCodePoint } from './byCodePoint';
import { isDue, type LeaseTable, rowsOf, time } from './sql';

interface LeaseRow {
  key: string;
  due_at: TimestampColumn;
  revision: number | string;
  epoch: number | string;
  leased_until: TimestampColumn;
  attempts: number;
  last_error: string | null;
}

interface ClaimOptions {
  limit: number;
  worker: string;
  now: Date;
  leasedUntil: Date;
}

const RETURNING =
  'RETURNING key, due_at, revision, epoch, leased_until, attempts, last_error';

/** Leases what is due, the oldest first. */
export async function claimDue(
  queue: LeaseTable,
  options: ClaimOptions,
): Promise<Lease[]> {
  const rows =
    dialectOf(queue.knex) === 'postgres'
      ? await claimOnPostgres(queue, options)
      : await claimOnSqlite(queue, options);
  return rows
    .map(toLease)
    .sort(
      (a, b) =>
        a.dueAt.getTime() - b.dueAt.getTime() || byCodePoint(a.key, b.key),
    );
}

/** A row is locked before it draws its epoch, so the later lease has the higher. */
function claimOnPostgres(
  { knex, table }: LeaseTable,
  { limit, ...lease }: ClaimOptions,
): Promise<LeaseRow[]> {
  return rowsOf(
    knex,
    `WITH due AS MATERIALIZED (
      SELECT key AS due_key FROM :table: WHERE :isDue
      ORDER BY due_at, key LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    UPDATE :table: SET epoch = DEFAULT, :lease FROM due WHERE key = due_key
    ${RETURNING}`,
    {
      table,
      limit,
      isDue: isDue(knex, lease.now),
      lease: leaseColumns(knex, lease),
    },
  );
}

/**
 * SQLite has one writer at a time. The transaction starts with a write, as one
 * that has read first cannot write any more if another process has meanwhile;
 * and it is not begun without need, as each is a write to the disk.
 */
async function claimOnSqlite(
  { knex, table }: LeaseTable,
  { limit, ...lease }: ClaimOptions,
): Promise<LeaseRow[]> {
  const [due] = await knex(table)
    .select('key')
    .whereRaw(isDue(knex, lease.now))
    .limit(1);
  if (!due) {
    return [];
  }
  return knex.transaction(async trx => {
    const [{ last }] = await rowsOf<{ last: number }>(
      trx,
      'UPDATE :epochs: SET last = last + 1 RETURNING last',
      { epochs: epochTableOf(table) },
    );
    return rowsOf(
      trx,
      `UPDATE :table: SET epoch = :last, :lease WHERE key IN (
        SELECT key FROM :table: WHERE :isDue ORDER BY due_at, key LIMIT :limit
      ) ${RETURNING}`,
      {
        table,
        last,
        limit,
        isDue: isDue(trx, lease.now),
        lease: leaseColumns(trx, lease),
      },
    );
  });
}

function leaseColumns(
  knex: Knex,
  { worker, now, leasedUntil }: Omit<ClaimOptions, 'limit'>,
): Knex.Raw {
  return knex.raw(
    'worker = :worker, leased_until = :until, attempts = attempts + 1, written_at = :now',
    { worker, until: time(knex, leasedUntil), now: time(knex, now) },
  );
}

function toLease(row: LeaseRow): Lease {
  return {
    key: row.key,
    epoch: Number(row.epoch),
    revision: Number(row.revision),
    dueAt: fromTimestamp(row.due_at),
    leasedUntil: fromTimestamp(row.leased_until),
    attempts: row.attempts,
    ...(row.last_error !== null && { lastError: row.last_error }),
  };
}
