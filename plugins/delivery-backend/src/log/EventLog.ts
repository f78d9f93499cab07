import {
  createCursorCodec,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import {
  retryOnDeadlock,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { appendRows, findHead, toEventRows } from './appendEvents';
import { mapInTurn } from './compress';
import { DeadLetterStore, toLetters } from './DeadLetterStore';
import { DEFAULT_LIMIT, pageOf, PageQuery, timeOf } from './page';
import { eventOf, EventRow } from './rows';
import { StoreError } from './StoreError';
import {
  Appended,
  IngestName,
  LoggedEvent,
  NewEvent,
  Reading,
  SubjectMarks,
} from './types';

/** Rows changed in one statement, so that none holds up the others for long. */
const PORTION = 5_000;

const eventCursors = createCursorCodec({ at: 'string', seq: 'number' });

/** Which events, by what happened when. */
export interface TypeQuery extends PageQuery {
  types: readonly string[];
  /** When it happened, at the earliest. */
  from?: Date;
  /** When it happened, before. */
  until?: Date;
}

/** Where a delivery came from. */
export interface KeepOptions {
  ingest: IngestName;
  at: Date;
  /** The dead letter that it was until now. */
  replayed?: string;
}

/**
 * All that was told, once each: what is not in it did not happen, and all else is
 * made from it.
 */
export class EventLog {
  readonly #knex: Knex;
  readonly #letters: DeadLetterStore;
  readonly #marks: SubjectMarks | undefined;

  /** @param options - `marks`: without it, nobody is told what was appended */
  constructor(options: { knex: Knex; marks?: SubjectMarks }) {
    this.#knex = options.knex;
    this.#marks = options.marks;
    this.#letters = new DeadLetterStore(options.knex);
  }

  /**
   * Appends events that are not there yet, in one transaction. Order and
   * repetition do not matter.
   *
   * @throws Error for one that no database could store, StoreError if this one
   * did not; then none is stored
   */
  async append(
    events: readonly NewEvent[],
    receivedAt: Date,
  ): Promise<Appended> {
    const rows = await toEventRows(events, receivedAt);
    return this.#transaction(tx =>
      appendRows(tx, rows, events.length, this.#marks),
    );
  }

  /**
   * Keeps what was understood of a delivery as events, and the rest as dead
   * letters, in one transaction.
   *
   * @throws StoreError if the database did not store it; then nothing is stored
   */
  async keep(
    { events, unreadable }: Reading,
    { ingest, at, replayed }: KeepOptions,
  ): Promise<Appended> {
    const [rows, letters] = await Promise.all([
      toEventRows(events, at),
      toLetters(ingest, unreadable, at),
    ]);
    return this.#transaction(async tx => {
      const appended = await appendRows(tx, rows, events.length, this.#marks);
      await this.#letters.bury(tx, letters);
      if (replayed !== undefined) {
        await this.#letters.markReplayed(tx, replayed, at);
      }
      return appended;
    });
  }

  /**
   * Events after a number, in the order of numbers, ignored ones among them. What
   * is appended later has higher numbers than all that was given out.
   *
   * @param seq - 0 for all
   */
  async readAfter(seq: number, limit = DEFAULT_LIMIT): Promise<LoggedEvent[]> {
    const head = await findHead(this.#knex);
    const rows = await this.#knex<EventRow>('event')
      .where('seq', '>', seq)
      .where('seq', '<=', head)
      .orderBy('seq')
      .limit(limit);
    return mapInTurn(rows, eventOf);
  }

  /** All that happened to a subject, in the order of time. */
  readOfSubject(
    subject: string,
    page: PageQuery = {},
  ): Promise<Page<LoggedEvent>> {
    return this.#readByTime(page, query => query.where({ subject }));
  }

  /** All that happened of some types, in the order of time. */
  readOfTypes({
    types,
    from,
    until,
    ...page
  }: TypeQuery): Promise<Page<LoggedEvent>> {
    return this.#readByTime(page, query => {
      query.whereIn('type', [...types]);
      if (from) {
        query.where('occurred_at', '>=', toTimestamp(from));
      }
      if (until) {
        query.where('occurred_at', '<', toTimestamp(until));
      }
      return query;
    });
  }

  /**
   * Empties payloads of events that were received before a time, and deletes dead
   * letters that came last before it. Keys stay: who sends an event again after
   * years still sends a duplicate.
   */
  async forgetBefore(
    time: Date,
    {
      signal,
      portion = PORTION,
    }: { signal?: AbortSignal; portion?: number } = {},
  ): Promise<{ emptied: number; deleted: number }> {
    const due = () =>
      this.#knex('event')
        .select('seq')
        .whereNotNull('payload_z')
        .where('received_at', '<', toTimestamp(time))
        .orderBy('received_at')
        .limit(portion);
    let emptied = 0;
    let last = portion;
    while (last >= portion) {
      signal?.throwIfAborted();
      last = await this.#knex('event')
        .whereIn('seq', due())
        .update({ payload_z: null });
      emptied += last;
    }
    return { emptied, deleted: await this.#letters.deleteBefore(time) };
  }

  async #readByTime(
    { limit = DEFAULT_LIMIT, cursor }: PageQuery,
    select: (query: Knex.QueryBuilder<EventRow>) => Knex.QueryBuilder<EventRow>,
  ): Promise<Page<LoggedEvent>> {
    const query = select(this.#knex('event')).whereNull('ignored');
    if (cursor !== undefined) {
      const { at, seq } = eventCursors.decode(cursor);
      query.whereRaw('(??, ??) > (?, ?)', [
        'occurred_at',
        'seq',
        toTimestamp(timeOf(at)),
        seq,
      ]);
    }
    const rows: EventRow[] = await query
      .orderBy(['occurred_at', 'seq'])
      .limit(limit + 1);
    return pageOf(
      await mapInTurn(rows, eventOf),
      limit,
      ({ occurredAt, seq }) =>
        eventCursors.encode({ at: occurredAt.toISOString(), seq }),
    );
  }

  async #transaction<T>(
    work: (tx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await retryOnDeadlock(() => this.#knex.transaction(work));
    } catch (error) {
      throw new StoreError(error);
    }
  }
}
