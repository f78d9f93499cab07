import type { Knex } from 'knex';
import type { LeaseCompletion, LeaseCompletionResult, Lease } from '../types';
import { lockHeld } from './hold';
import {
  heldLeases,
  type LeaseId,
  leasesAmong,
  type LeaseTable,
  rowsOf,
  time,
} from './sql';

const NO_LEASE = 'worker = NULL, leased_until = NULL';

/**
 * Takes off the table what is done, unless it was marked meanwhile.
 *
 * @param options.isLocked - Whether the transaction has locked the rows of all
 *   of these leases, so that they are held
 */
export async function completeHeld(
  trx: Knex.Transaction,
  table: string,
  completions: readonly LeaseCompletion[],
  { now, isLocked }: { now: Date; isLocked: boolean },
): Promise<LeaseCompletionResult> {
  const leases = completions.map(({ lease }) => lease);
  const held = isLocked ? leases : await lockHeld(trx, table, leases);
  const nextDueAt = new Map(
    completions.map(({ lease, nextDueAt: at }) => [lease, at]),
  );
  const last = held.filter(lease => !nextDueAt.get(lease));
  const gone = await deleteUnmarked({ knex: trx, table }, last);
  const rest = without(held, gone);
  const kept = await keepOn({ knex: trx, table }, rest, {
    nextDueAt: lease => nextDueAt.get(lease),
    now,
  });
  return {
    completed: without(held, kept.marked),
    dueAgain: kept.marked,
    lost: without(leases, held),
  };
}

async function deleteUnmarked(
  { knex, table }: LeaseTable,
  leases: readonly Lease[],
): Promise<Lease[]> {
  if (leases.length === 0) {
    return [];
  }
  const rows = await rowsOf<LeaseId>(
    knex,
    `DELETE FROM :table: WHERE key IN (
      SELECT held.key FROM :held JOIN :table: AS held ON held.key = lease_key
      WHERE held.revision = lease_revision
    ) RETURNING key, epoch`,
    { table, held: heldLeases({ knex, table }, leases) },
  );
  return leasesAmong(leases, rows);
}

/** Gives leases back whose keys are due later, or because they were marked. */
async function keepOn(
  { knex, table }: LeaseTable,
  leases: readonly Lease[],
  options: { nextDueAt: (lease: Lease) => Date | undefined; now: Date },
): Promise<{ marked: Lease[] }> {
  if (leases.length === 0) {
    return { marked: [] };
  }
  const rows = await rowsOf<LeaseId & { revision: number | string }>(
    knex,
    `UPDATE :table: SET
      due_at = CASE WHEN revision = lease_revision
        THEN lease_due_at ELSE :now END,
      ${NO_LEASE}, attempts = 0, last_error = NULL, written_at = :now
    FROM :held WHERE key = lease_key AND epoch = lease_epoch
    RETURNING key, epoch, revision`,
    {
      table,
      held: heldLeases({ knex, table }, leases, options.nextDueAt),
      now: time(knex, options.now),
    },
  );
  const revisions = new Map(rows.map(row => [row.key, Number(row.revision)]));
  return {
    marked: leases.filter(
      ({ key, revision }) => revisions.get(key) !== revision,
    ),
  };
}

/** Gives leases back whose keys have not been completed. */
export async function releaseHeld(
  { knex, table }: LeaseTable,
  leases: readonly Lease[],
  options: {
    dueAt: (lease: Lease) => Date | undefined;
    lastError: string | undefined;
    now: Date;
  },
): Promise<Lease[]> {
  const { dueAt, lastError, now } = options;
  const outcome =
    lastError === undefined
      ? knex.raw('attempts = attempts - 1')
      : knex.raw('last_error = ?', [lastError]);
  // As it was due when it was leased, its own time can only be in the future
  // if the clock was set back
  const rows = await rowsOf<LeaseId>(
    knex,
    `UPDATE :table: SET
      due_at = CASE WHEN lease_due_at IS NOT NULL THEN lease_due_at
        WHEN due_at < :now THEN due_at ELSE :now END,
      ${NO_LEASE}, :outcome, written_at = :now
    FROM :held WHERE key = lease_key AND epoch = lease_epoch
    RETURNING key, epoch`,
    {
      table,
      outcome,
      held: heldLeases({ knex, table }, leases, dueAt),
      now: time(knex, now),
    },
  );
  return leasesAmong(leases, rows);
}

function without(leases: readonly Lease[], others: readonly Lease[]): Lease[] {
  const left = new Set(leases);
  others.forEach(lease => left.delete(lease));
  return [...left];
}
