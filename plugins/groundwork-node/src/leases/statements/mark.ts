import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { dialectOf } from '../../database';
import { chunksOf } from '../../database/upsertInChunks';
import { byCodePoint } from './byCodePoint';
import { type LeaseTable, time } from './sql';

/** SQLite does nothing else meanwhile, PostgreSQL holds as many locks. */
const KEYS_AT_ONCE = 5_000;

/** Marks keys as due. */
export async function markKeys(
  { knex, table }: LeaseTable,
  keys: readonly string[],
  times: { dueAt: Date; now: Date },
): Promise<void> {
  const unique = [...new Set(keys)].sort(byCodePoint);
  unique.forEach(assertKey);
  const query =
    dialectOf(knex) === 'postgres'
      ? 'SELECT value FROM json_array_elements_text(CAST(? AS json))'
      : 'SELECT value FROM json_each(?)';
  for (const chunk of chunksOf(unique, KEYS_AT_ONCE)) {
    await markSelected(
      { knex, table },
      knex.raw(`(${query})`, [JSON.stringify(chunk)]),
      times,
    );
  }
}

/**
 * Marks as due the keys that a query gives.
 *
 * @param query - with one column, a text; in parentheses
 */
export async function markSelected(
  { knex, table }: LeaseTable,
  query: Knex.Raw | Knex.QueryBuilder,
  { dueAt, now }: { dueAt: Date; now: Date },
): Promise<void> {
  const collate = dialectOf(knex) === 'postgres' ? 'COLLATE "C"' : '';
  // The latest written_at is kept: if a clock was ahead when it wrote the rest
  // of the row, that must still be seen
  await knex.raw(
    `WITH marked (key) AS :query
    INSERT INTO :table: AS queued
      (key, due_at, revision, epoch, attempts, written_at)
    SELECT DISTINCT key ${collate}, :dueAt, 1, 0, 0, :now FROM marked WHERE true
    ORDER BY 1
    ON CONFLICT (key) DO UPDATE SET
      due_at = CASE WHEN excluded.due_at < queued.due_at
        THEN excluded.due_at ELSE queued.due_at END,
      revision = queued.revision + 1,
      written_at = CASE WHEN excluded.written_at > queued.written_at
        THEN excluded.written_at ELSE queued.written_at END`,
    { table, query, dueAt: time(knex, dueAt), now: time(knex, now) },
  );
}

function assertKey(key: string): void {
  if (key === '' || /[\0\p{Surrogate}]/u.test(key)) {
    throw new InputError(
      `Cannot mark the key ${JSON.stringify(
        key,
      )}: it must be a text that is not empty and has neither the character U+0000 nor half of a surrogate pair`,
    );
  }
}
