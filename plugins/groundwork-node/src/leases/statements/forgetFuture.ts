import { dialectOf } from '../../database';
import { type LeaseTable, time } from './sql';

/**
 * Makes due what was written when the clock was ahead of now, whoever holds it:
 * neither when it is due nor until when it is leased means anything then.
 *
 * @param latest - from when on a time cannot be explained by clocks that differ
 */
export async function forgetFuture(
  { knex, table }: LeaseTable,
  { now, latest }: { now: Date; latest: Date },
): Promise<void> {
  const lock =
    dialectOf(knex) === 'postgres' ? 'ORDER BY key FOR UPDATE SKIP LOCKED' : '';
  await knex.raw(
    `UPDATE :table: SET
      due_at = CASE WHEN due_at < :now THEN due_at ELSE :now END,
      leased_until = CASE WHEN worker IS NULL THEN NULL ELSE :now END,
      written_at = :now
    WHERE key IN (SELECT key FROM :table: WHERE written_at > :latest ${lock})`,
    { table, now: time(knex, now), latest: time(knex, latest) },
  );
}
