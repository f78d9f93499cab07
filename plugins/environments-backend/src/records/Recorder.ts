import { Knex } from 'knex';
import { Occurrence } from './occurrence';

/** Writes down what happened, along with what made it happen. */
export interface Recorder {
  record(trx: Knex.Transaction, occurrences: Occurrence[]): Promise<void>;
}
