import type { Knex } from 'knex';
import { dialectOf, toTimestamp } from '../../database';
import type { Lease } from '../types';

/** What tells a lease from all others; PostgreSQL gives a bigint as a text. */
export interface LeaseId {
  key: string;
  epoch: number | string;
}

/** Those of some leases that a statement has returned. */
export function leasesAmong(
  leases: readonly Lease[],
  rows: readonly LeaseId[],
): Lease[] {
  const idOf = ({ key, epoch }: LeaseId) => `${epoch} ${key}`;
  const ids = new Set(rows.map(idOf));
  return leases.filter(lease => ids.has(idOf(lease)));
}

/** Where a queue is. */
export interface LeaseTable {
  knex: Knex;
  table: string;
}

/** Runs a statement that returns rows. */
export async function rowsOf<TRow>(
  knex: Knex,
  sql: string,
  bindings: Knex.RawBinding | Record<string, Knex.RawBinding>,
): Promise<TRow[]> {
  const result = await knex.raw(sql, bindings as Knex.RawBinding[]);
  return dialectOf(knex) === 'postgres' ? result.rows : result;
}

/** A time; PostgreSQL must be told that it is one where nothing else says so. */
export function time(knex: Knex, at: Date): Knex.Raw {
  return knex.raw(
    dialectOf(knex) === 'postgres' ? 'CAST(? AS timestamptz)' : '?',
    [toTimestamp(at)],
  );
}

/**
 * Leases as a relation with the columns `lease_key`, `lease_epoch`,
 * `lease_revision` and `lease_due_at`, all in one binding.
 */
function leaseRelation(
  knex: Knex,
  leases: readonly Lease[],
  dueAt: (lease: Lease) => Date | undefined,
): Knex.Raw {
  const json = JSON.stringify(
    leases.map(lease => ({
      lease_key: lease.key,
      lease_epoch: lease.epoch,
      lease_revision: lease.revision,
      lease_due_at: toTimestamp(dueAt(lease)),
    })),
  );
  return dialectOf(knex) === 'postgres'
    ? knex.raw(
        `json_to_recordset(CAST(? AS json)) AS lease (
          lease_key text COLLATE "C", lease_epoch bigint,
          lease_revision bigint, lease_due_at timestamptz
        )`,
        [json],
      )
    : knex.raw(
        `(SELECT
          value ->> 'lease_key' AS lease_key,
          value ->> 'lease_epoch' AS lease_epoch,
          value ->> 'lease_revision' AS lease_revision,
          value ->> 'lease_due_at' AS lease_due_at
        FROM json_each(?)) AS lease`,
        [json],
      );
}

/**
 * Those of some leases that are held: nobody has got the key since, nor was the
 * lease given back. What the clock says does not matter.
 *
 * PostgreSQL locks the rows, in the order of keys as all statements do, so that
 * they wait for each other and cannot deadlock.
 */
export function heldLeases(
  { knex, table }: LeaseTable,
  leases: readonly Lease[],
  dueAt: (lease: Lease) => Date | undefined = () => undefined,
): Knex.Raw {
  // As most rows are not leased most of the time, PostgreSQL would take
  // `worker IS NOT NULL` for the condition to begin with, and go through all
  // leases for each row that it finds
  const condition =
    dialectOf(knex) === 'postgres'
      ? 'num_nonnulls(held.worker) <> 0 ORDER BY held.key FOR UPDATE OF held'
      : 'held.worker IS NOT NULL';
  return knex.raw(
    `(SELECT lease.* FROM :lease
      JOIN :table: AS held ON held.key = lease_key AND held.epoch = lease_epoch
      WHERE ${condition}) AS held_lease`,
    { table, lease: leaseRelation(knex, leases, dueAt) },
  );
}

/** A condition for the rows that a worker may lease. */
export function isDue(knex: Knex, now: Date): Knex.Raw {
  return knex.raw(
    'due_at <= :now AND (leased_until IS NULL OR leased_until <= :now)',
    { now: time(knex, now) },
  );
}
