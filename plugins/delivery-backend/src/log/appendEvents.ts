import {
  dialectOf,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { compress, mapInTurn } from './compress';
import { EventRow } from './rows';
import { findUnstorable } from './storable';
import { Appended, NewEvent, SubjectMarks } from './types';

/** A compound SELECT of SQLite, which is how Knex inserts, has no more terms. */
const ROWS_AT_ONCE = 500;

/** A row of `event` that is to be written. */
type NewRow = Record<string, string | Buffer | null>;

/**
 * Makes rows of events, one for each key and in the order of keys: two writers of
 * the same events then wait for each other instead of running into a deadlock.
 * Of several events with the same key the first stays.
 *
 * @throws Error for an event that the databases could not store
 */
export async function toEventRows(
  events: readonly NewEvent[],
  receivedAt: Date,
): Promise<NewRow[]> {
  const byKey = new Map<string, NewEvent>();
  for (const event of events) {
    const problem = findUnstorable(event);
    if (problem) {
      throw new Error(
        `Cannot store the event ${JSON.stringify(event.eventId)} of ${
          event.type
        }: ${problem}`,
      );
    }
    const key = JSON.stringify([event.source, event.eventId]);
    if (!byKey.has(key)) {
      byKey.set(key, event);
    }
  }
  const ordered = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1));
  return mapInTurn(ordered, async ([, event]) => ({
    source: event.source,
    event_id: event.eventId,
    type: event.type,
    subject: event.subject ?? null,
    occurred_at: toTimestamp(event.occurredAt),
    received_at: toTimestamp(receivedAt),
    payload_z: await compress(event.payload),
    ignored: event.ignored ?? null,
  }));
}

/** Rows that somebody wants to have appended. */
export interface NewRows {
  rows: readonly NewRow[];
  /** How many events they were made of. */
  given: number;
}

/**
 * Appends rows within a transaction, and says of each list what of it was new. Of
 * what is in several of them the first has it.
 *
 * @param marks - Is told of the subjects of those that are new and used
 */
export async function appendRows(
  tx: Knex.Transaction,
  lists: readonly NewRows[],
  marks?: SubjectMarks,
): Promise<Appended[]> {
  const rows = inOrder(lists);
  const isNew = new Set<string>();
  if (rows.length > 0) {
    await announceWriting(tx);
    const subjects = new Set<string>();
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const portion = rows.slice(start, start + ROWS_AT_ONCE);
      const inserted = await insertNew(tx, portion);
      inserted.forEach(row => isNew.add(keyOf(row)));
      const refilled =
        inserted.length < portion.length ? await refill(tx, portion) : [];
      for (const { subject, ignored } of [...inserted, ...refilled]) {
        if (subject !== null && ignored === null) {
          subjects.add(subject);
        }
      }
    }
    await marks?.mark([...subjects], tx);
  }
  return lists.map(({ rows: own, given }) => {
    const appended = own.filter(row => isNew.delete(keyOf(row))).length;
    return { appended, duplicates: given - appended };
  });
}

/** As {@link toEventRows} has them, so that two writers do not lock each other out. */
function inOrder(lists: readonly NewRows[]): readonly NewRow[] {
  if (lists.length === 1) {
    return lists[0].rows;
  }
  const byKey = new Map<string, NewRow>();
  for (const row of lists.flatMap(({ rows }) => rows)) {
    const key = keyOf(row);
    if (!byKey.has(key)) {
      byKey.set(key, row);
    }
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** What became of a row, and what it is called. */
type Written = Pick<EventRow, 'source' | 'event_id' | 'subject' | 'ignored'>;

function insertNew(
  tx: Knex.Transaction,
  rows: readonly NewRow[],
): Promise<Written[]> {
  return tx('event')
    .insert(rows)
    .onConflict(['source', 'event_id'])
    .ignore()
    .returning(['source', 'event_id', 'subject', 'ignored']);
}

/**
 * Gives payloads back to events that were emptied, where they are told again: what
 * git has can be read once more after years. Still it is the same event.
 */
async function refill(
  tx: Knex.Transaction,
  rows: readonly NewRow[],
): Promise<Written[]> {
  const emptied: Array<Pick<EventRow, 'source' | 'event_id'>> = await tx(
    'event',
  )
    .whereIn(
      ['source', 'event_id'],
      rows.map(({ source, event_id }) => [source, event_id]) as string[][],
    )
    .whereNull('payload_z')
    .select('source', 'event_id');
  const keys = new Set(emptied.map(keyOf));
  const refilled = rows.filter(
    row => row.payload_z !== null && keys.has(keyOf(row)),
  );
  for (const { source, event_id, payload_z, received_at } of refilled) {
    await tx('event')
      .where({ source, event_id })
      .update({ payload_z, received_at });
  }
  return refilled as unknown as Written[];
}

function keyOf(row: Partial<NewRow>): string {
  return JSON.stringify([row.source, row.event_id]);
}

const LOCK = "hashtext('groundwork delivery events of ' || current_schema())";

/**
 * Numbers are given before transactions end, so that a lower one can show after a
 * higher one. Who reads by number waits for those that write at that moment; they
 * do not wait for each other. SQLite has one writer.
 */
async function announceWriting(tx: Knex.Transaction): Promise<void> {
  if (dialectOf(tx) === 'postgres') {
    await tx.raw(`SELECT pg_advisory_xact_lock_shared(${LOCK})`);
  }
}

/** The number up to which nothing will be appended any more. */
export async function findHead(knex: Knex): Promise<number> {
  return knex.transaction(async tx => {
    if (dialectOf(tx) === 'postgres') {
      await tx.raw(`SELECT pg_advisory_xact_lock(${LOCK})`);
    }
    const row = await tx('event')
      .max<{ head: number | string | null }>('seq as head')
      .first();
    return Number(row?.head ?? 0);
  });
}
