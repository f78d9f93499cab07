import {
  createCursorCodec,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import {
  dialectOf,
  retryOnDeadlock,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { groupBy } from '../domain/collections/groupBy';
import { appendRows, findHead, NewRows, toEventRows } from './appendEvents';
import { mapInTurn } from './compress';
import { DeadLetterStore, NewLetter, toLetters } from './DeadLetterStore';
import { GroupCommit } from './GroupCommit';
import { DEFAULT_LIMIT, pageOf, PageQuery, timeOf } from './page';
import { eventOf, EventRow } from './rows';
import { StoreError } from './StoreError';
import {
  Appended,
  IngestName,
  LoggedEvent,
  NewEvent,
  PORTAL_SOURCE,
  Reading,
  SubjectMarks,
} from './types';

/** How many events are held in memory to be folded together, more or less. */
const READ_TOGETHER = 2_000;
/** How much of what waits is written in one transaction. */
const ROWS_TOGETHER = 500;
/** Where writers do not wait for each other; each takes a connection. */
const GROUPS_AT_ONCE = 4;

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

/** What is written of one delivery. */
interface Kept extends NewRows {
  letters: NewLetter[];
  /** The dead letter that it was until now. */
  replayed?: { id: string; at: Date };
}

/**
 * All that was told, once each: what is not in it did not happen, and all else is
 * made from it.
 */
export class EventLog {
  readonly #knex: Knex;
  readonly #commit: GroupCommit<Kept, Appended>;
  readonly #letters: DeadLetterStore;
  readonly #marks: SubjectMarks | undefined;

  /** @param options - `marks`: without it, nobody is told what was appended */
  constructor(options: { knex: Knex; marks?: SubjectMarks }) {
    this.#knex = options.knex;
    this.#marks = options.marks;
    this.#letters = new DeadLetterStore(options.knex);
    this.#commit = new GroupCommit({
      write: group => this.#write(group),
      sizeOf: ({ rows, letters }) => rows.length + letters.length,
      most: ROWS_TOGETHER,
      atOnce: dialectOf(options.knex) === 'sqlite' ? 1 : GROUPS_AT_ONCE,
    });
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
    return this.#commit.add({ rows, given: events.length, letters: [] });
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
    return this.#commit.add({
      rows,
      given: events.length,
      letters,
      ...(replayed !== undefined && { replayed: { id: replayed, at } }),
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

  /**
   * All that happened to each of some subjects, in the order of time. Of most there
   * is little, which is read together.
   */
  async readOfSubjects(
    subjects: readonly string[],
    signal?: AbortSignal,
  ): Promise<Map<string, LoggedEvent[]>> {
    const rows: EventRow[] = await this.#knex<EventRow>('event')
      .where(whereInArray('subject', subjects))
      .whereNull('ignored')
      .orderBy(['subject', 'occurred_at', 'seq'])
      .limit(READ_TOGETHER + 1);
    const isAll = rows.length <= READ_TOGETHER;
    // Of the last there may be more.
    const cut = isAll ? undefined : rows[rows.length - 1].subject;
    const whole = rows.filter(({ subject }) => isAll || subject !== cut);
    const found = new Map(
      groupBy(await mapInTurn(whole, eventOf), it => it.subject ?? ''),
    );
    for (const subject of subjects) {
      if (!isAll && !found.has(subject)) {
        found.set(subject, await this.#readAllOf(subject, signal));
      }
    }
    return found;
  }

  async #readAllOf(
    subject: string,
    signal: AbortSignal | undefined,
  ): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    let cursor: string | undefined;
    do {
      signal?.throwIfAborted();
      const page = await this.readOfSubject(subject, { cursor });
      events.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    return events;
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
   * letters that came last before it. Payloads of a subject stay until the last of
   * its events is as old, since its record is made of all of them; what people
   * said here stays for ever, as nobody else could say it again. Keys stay: who
   * sends an event again after years still sends a duplicate.
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
        .whereNot('source', PORTAL_SOURCE)
        .whereNotExists(
          this.#knex('event as later')
            .whereRaw('later.subject = event.subject')
            .where('later.received_at', '>=', toTimestamp(time))
            .select('later.seq'),
        )
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

  /** Deliveries that came together, in one transaction. */
  #write(group: readonly Kept[]): Promise<Appended[]> {
    const letters = group
      .flatMap(it => it.letters)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#transaction(async tx => {
      const appended = await appendRows(tx, group, this.#marks);
      await this.#letters.bury(tx, letters);
      for (const { replayed } of group) {
        if (replayed) {
          await this.#letters.markReplayed(tx, replayed.id, replayed.at);
        }
      }
      return appended;
    });
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
