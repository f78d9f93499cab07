import {
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Occurrence } from '../records/occurrence';
import { OccurrenceListener } from '../records/RecorderHub';
import { cdEventsOf } from './cdEventsOf';
import { CdEvent } from './types';

/** What the outbox needs. */
export interface OutboxOptions {
  /** Ids of the sinks that there are now. */
  sinks: readonly string[];
  /** A URI that tells this portal from others. */
  source: string;
  newId: () => string;
}

/**
 * Writes the events that sinks are to get, in the transaction of what they tell
 * of: a crash can neither lose one nor tell of what did not happen.
 *
 * The order of events is kept within an environment. Transactions about one wait
 * for each other, so that the numbers of its events grow in the order in which
 * they are committed.
 */
export class Outbox implements OccurrenceListener {
  constructor(private readonly options: OutboxOptions) {}

  async add(
    trx: Knex.Transaction,
    occurrences: readonly Occurrence[],
  ): Promise<void> {
    if (this.options.sinks.length === 0) {
      return;
    }
    for (const occurrence of occurrences) {
      for (const event of cdEventsOf(occurrence, this.options)) {
        await this.#write(trx, occurrence, event);
      }
    }
  }

  /** One at a time, so that numbers are given in this order. */
  async #write(
    trx: Knex.Transaction,
    { environment, at }: Occurrence,
    event: CdEvent,
  ): Promise<void> {
    const [{ id }] = await trx('outbox_event')
      .insert({
        event_id: event.context.id,
        type: event.context.type,
        subject: environment.id,
        event: toJsonColumn(event),
        created_at: toTimestamp(at),
      })
      .returning<Array<{ id: number }>>('id');
    await trx('outbox_sink').insert(
      this.options.sinks.map(sink => ({
        sink,
        event: id,
        subject: environment.id,
        status: 'pending',
        attempts: 0,
        refusals: 0,
        due_at: toTimestamp(at),
      })),
    );
  }
}
