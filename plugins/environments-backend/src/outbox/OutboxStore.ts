import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { OutboxSinkRow } from '../database/rows';
import { CdEvent, PendingEvent } from './types';

/** An event that a sink has refused for good. */
export interface DeadEvent {
  sink: string;
  /** Its place in the order. */
  number: number;
  eventId: string;
  type: string;
  subject: string;
  createdAt: Date;
  attempts: number;
  error?: string;
  /** When it was given up. */
  since: Date;
}

/** How many events of a sink are pending or dead. */
export interface OutboxStats {
  sink: string;
  status: string;
  events: number;
  oldestAt: Date;
}

/** Which events are due. */
export interface DueQuery {
  now: Date;
  limit: number;
  /** For how long events can be put off: those that failed, and the others. */
  longest: { afterFailureMs: number; untriedMs: number };
}

/** What is still to be sent, and what came of it. */
export class OutboxStore {
  constructor(private readonly knex: Knex) {}

  /**
   * The first pending event of each subject, if it is due; the oldest first. It
   * leans on the index of sink, subject, status and event.
   *
   * What is due later than any event can have been put off to is due as well: the
   * clock was set back since.
   */
  async findDue(
    sink: string,
    { now, limit, longest }: DueQuery,
  ): Promise<PendingEvent[]> {
    const { knex } = this;
    const within = (ms: number) => toTimestamp(new Date(now.getTime() + ms));
    const rows = await knex('outbox_sink as mine')
      .join('outbox_event', 'outbox_event.id', 'mine.event')
      .where({ 'mine.sink': sink, 'mine.status': 'pending' })
      .where(when =>
        when
          .where('mine.due_at', '<=', toTimestamp(now))
          .orWhere('mine.due_at', '>', within(longest.afterFailureMs))
          .orWhere(untried =>
            untried
              .where('mine.attempts', 0)
              .andWhere('mine.due_at', '>', within(longest.untriedMs)),
          ),
      )
      .whereNotExists(
        knex('outbox_sink as earlier')
          .select(knex.raw('1'))
          .where({ 'earlier.sink': sink, 'earlier.status': 'pending' })
          .where('earlier.subject', knex.ref('mine.subject'))
          .where('earlier.event', '<', knex.ref('mine.event')),
      )
      .orderBy('mine.event')
      .limit(limit)
      .select<Array<OutboxSinkRow & { content: unknown }>>(
        'mine.*',
        'outbox_event.event as content',
      );
    return rows.map(row => ({
      sink: row.sink,
      number: row.event,
      subject: row.subject,
      attempts: row.attempts,
      refusals: row.refusals,
      dueAt: fromTimestamp(row.due_at),
      event: fromJsonColumn<CdEvent>(knex, row.content)!,
    }));
  }

  /**
   * Takes an event for oneself until a time. It stays pending, so that later ones
   * of its subject wait; after that time anybody may take it.
   *
   * @returns whether nobody else was faster
   */
  async claim(event: PendingEvent, until: Date): Promise<boolean> {
    const taken = await this.#row(event)
      .where({ status: 'pending', due_at: toTimestamp(event.dueAt) })
      .update({ due_at: toTimestamp(until) });
    return taken === 1;
  }

  /** Once it was taken by the sink that stays, whoever says what else. */
  async markSent(event: PendingEvent): Promise<void> {
    await this.#row(event).update({ status: 'sent', last_error: null });
  }

  async postpone(
    event: PendingEvent,
    to: { dueAt: Date; attempts: number; refusals: number; error: string },
  ): Promise<void> {
    await this.#row(event)
      .where({ status: 'pending' })
      .update({
        due_at: toTimestamp(to.dueAt),
        attempts: to.attempts,
        refusals: to.refusals,
        last_error: to.error,
      });
  }

  async bury(
    event: PendingEvent,
    { at, attempts, error }: { at: Date; attempts: number; error: string },
  ): Promise<void> {
    await this.#row(event)
      .where({ status: 'pending' })
      .update({
        status: 'dead',
        attempts,
        last_error: error,
        // Never due again; it says since when.
        due_at: toTimestamp(at),
      });
  }

  /** Whether one was given up. */
  async isDead(key: Pick<DeadEvent, 'sink' | 'number'>): Promise<boolean> {
    const row = await this.#row(key).where({ status: 'dead' }).first('sink');
    return row !== undefined;
  }

  /**
   * Has one sent once more that was given up, with as many attempts as a new one.
   *
   * @returns whether it was given up
   */
  async revive(
    { sink, number }: Pick<DeadEvent, 'sink' | 'number'>,
    now: Date,
  ): Promise<boolean> {
    const revived = await this.#row({ sink, number })
      .where({ status: 'dead' })
      .update({
        status: 'pending',
        attempts: 0,
        refusals: 0,
        due_at: toTimestamp(now),
      });
    return revived === 1;
  }

  /** Those that were given up, newest first, after one of them. */
  async findDead({
    limit,
    after,
  }: {
    limit: number;
    after?: Pick<DeadEvent, 'number' | 'sink'>;
  }): Promise<DeadEvent[]> {
    const query = this.knex('outbox_sink')
      .join('outbox_event', 'outbox_event.id', 'outbox_sink.event')
      .where({ status: 'dead' });
    if (after) {
      query.andWhere(older =>
        older
          .where('outbox_sink.event', '<', after.number)
          .orWhere(same =>
            same
              .where('outbox_sink.event', after.number)
              .andWhere('sink', '>', after.sink),
          ),
      );
    }
    const rows = await query
      .orderBy([
        { column: 'outbox_sink.event', order: 'desc' },
        { column: 'sink' },
      ])
      .limit(limit)
      .select<
        Array<
          OutboxSinkRow & {
            event_id: string;
            type: string;
            created_at: TimestampColumn;
          }
        >
      >('outbox_sink.*', 'event_id', 'type', 'created_at');
    return rows.map(row => ({
      sink: row.sink,
      number: row.event,
      eventId: row.event_id,
      type: row.type,
      subject: row.subject,
      since: fromTimestamp(row.due_at),
      createdAt: fromTimestamp(row.created_at),
      attempts: row.attempts,
      error: row.last_error ?? undefined,
    }));
  }

  /** How much waits and how much was given up; for metrics. */
  async stats(): Promise<OutboxStats[]> {
    const rows = await this.knex('outbox_sink')
      .join('outbox_event', 'outbox_event.id', 'outbox_sink.event')
      .whereIn('status', ['pending', 'dead'])
      .groupBy('sink', 'status')
      .orderBy(['sink', 'status'])
      .select('sink', 'status')
      .count('* as events')
      .min<
        Array<{
          sink: string;
          status: string;
          events: number | string;
          oldest: TimestampColumn;
        }>
      >('created_at as oldest');
    return rows.map(({ sink, status, events, oldest }) => ({
      sink,
      status,
      events: Number(events),
      oldestAt: fromTimestamp(oldest),
    }));
  }

  /**
   * Deletes what was settled with events from before a time, and what waits for
   * sinks that are there no more.
   */
  async forgetBefore(time: Date, sinks: readonly string[]): Promise<void> {
    const { knex } = this;
    const old = () =>
      knex('outbox_event').where('created_at', '<', toTimestamp(time));
    await knex('outbox_sink')
      .whereIn('event', old().select('id'))
      .where(which =>
        which
          .whereIn('status', ['sent', 'dead'])
          .orWhereNotIn('sink', [...sinks]),
      )
      .delete();
    await old()
      .whereNotExists(
        knex('outbox_sink')
          .select(knex.raw('1'))
          .where('outbox_sink.event', knex.ref('outbox_event.id')),
      )
      .delete();
  }

  #row({
    sink,
    number,
  }: Pick<PendingEvent, 'sink' | 'number'>): Knex.QueryBuilder {
    return this.knex('outbox_sink').where({ sink, event: number });
  }
}
