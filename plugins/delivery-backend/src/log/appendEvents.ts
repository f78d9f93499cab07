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

/**
 * Appends rows within a transaction.
 *
 * @param given - How many events the rows were made of
 * @param marks - Is told of the subjects of those that are new and used
 */
export async function appendRows(
  tx: Knex.Transaction,
  rows: readonly NewRow[],
  given: number,
  marks?: SubjectMarks,
): Promise<Appended> {
  if (rows.length === 0) {
    return { appended: 0, duplicates: given };
  }
  await announceWriting(tx);
  let appended = 0;
  const subjects = new Set<string>();
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const inserted: Array<Pick<EventRow, 'subject' | 'ignored'>> = await tx(
      'event',
    )
      .insert(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflict(['source', 'event_id'])
      .ignore()
      .returning(['subject', 'ignored']);
    appended += inserted.length;
    for (const { subject, ignored } of inserted) {
      if (subject !== null && ignored === null) {
        subjects.add(subject);
      }
    }
  }
  await marks?.mark([...subjects], tx);
  return { appended, duplicates: given - appended };
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
