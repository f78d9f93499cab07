import {
  fromTimestamp,
  TimestampColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { decompress } from './compress';
import { IngestName, LoggedEvent } from './types';

/** A row of `event`, as queries return it. */
export interface EventRow {
  /** A text on PostgreSQL. */
  seq: number | string;
  source: string;
  event_id: string;
  type: string;
  subject: string | null;
  occurred_at: TimestampColumn;
  received_at: TimestampColumn;
  payload_z: Buffer | null;
  ignored: string | null;
}

/** A row of `dead_letter`, as queries return it. */
export interface DeadLetterRow {
  id: string;
  ingest: IngestName;
  reason: string;
  headers: unknown;
  body_z: Buffer;
  excerpt: string;
  bytes: number;
  times: number;
  first_at: TimestampColumn;
  last_at: TimestampColumn;
  replayed_at: TimestampColumn | null;
}

/** Makes an event of its row. */
export async function eventOf(row: EventRow): Promise<LoggedEvent> {
  return {
    seq: Number(row.seq),
    source: row.source,
    eventId: row.event_id,
    type: row.type,
    subject: row.subject ?? undefined,
    occurredAt: fromTimestamp(row.occurred_at),
    receivedAt: fromTimestamp(row.received_at),
    payload:
      row.payload_z === null
        ? undefined
        : JSON.parse((await decompress(row.payload_z)).toString('utf8')),
    ignored: row.ignored ?? undefined,
  };
}
