import { Knex } from 'knex';
import { Occurrence } from './occurrence';
import { Recorder } from './Recorder';

/** Keeps what happened, in one of its forms. */
export interface OccurrenceListener {
  add(trx: Knex.Transaction, occurrences: readonly Occurrence[]): Promise<void>;
}

/**
 * Gives what happened to all that keep it: the timeline, the events to be sent,
 * and the notices for people. They write in the transaction that makes it happen,
 * so that either all of them know of it or none.
 */
export class RecorderHub implements Recorder {
  constructor(private readonly listeners: readonly OccurrenceListener[]) {}

  async record(
    trx: Knex.Transaction,
    occurrences: Occurrence[],
  ): Promise<void> {
    if (occurrences.length === 0) {
      return;
    }
    for (const listener of this.listeners) {
      await listener.add(trx, occurrences);
    }
  }
}
