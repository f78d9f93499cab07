import type { Knex } from 'knex';
import { dialectOf } from '../../database';
import type { Lease } from '../types';
import {
  heldLeases,
  type LeaseId,
  leasesAmong,
  type LeaseTable,
  rowsOf,
  time,
} from './sql';

/**
 * Locks the rows of leases that are held, until the transaction ends.
 *
 * SQLite locks as a whole, upon a write; to wait with that until the caller's
 * first write could fail because another process has written meanwhile.
 */
export async function lockHeld(
  trx: Knex.Transaction,
  table: string,
  leases: readonly Lease[],
): Promise<Lease[]> {
  const held = heldLeases({ knex: trx, table }, leases);
  const rows = await rowsOf<LeaseId>(
    trx,
    dialectOf(trx) === 'postgres'
      ? 'SELECT lease_key AS key, lease_epoch AS epoch FROM :held'
      : 'UPDATE :table: SET worker = worker FROM :held WHERE key = lease_key AND epoch = lease_epoch RETURNING key, epoch',
    dialectOf(trx) === 'postgres' ? { held } : { table, held },
  );
  return leasesAmong(leases, rows);
}

/** Makes leases that are held last longer. */
export async function renewHeld(
  { knex, table }: LeaseTable,
  leases: readonly Lease[],
  { now, leasedUntil }: { now: Date; leasedUntil: Date },
): Promise<Lease[]> {
  // If the clock was set back since they were claimed, they are still due
  const rows = await rowsOf<LeaseId>(
    knex,
    `UPDATE :table: SET
      due_at = CASE WHEN due_at < :now THEN due_at ELSE :now END,
      leased_until = :until,
      written_at = :now
    FROM :held WHERE key = lease_key AND epoch = lease_epoch
    RETURNING key, epoch`,
    {
      table,
      held: heldLeases({ knex, table }, leases),
      now: time(knex, now),
      until: time(knex, leasedUntil),
    },
  );
  return leasesAmong(leases, rows).map(lease => ({ ...lease, leasedUntil }));
}
