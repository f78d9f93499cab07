import {
  LeaseQueue,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { DirtyMarks } from './types';

/** Table of the queue of entities to be evaluated. */
export const EVALUATION_QUEUE = 'evaluation_queue';

/**
 * Marks of entities to be evaluated. The worker of this replica is woken once
 * a mark can be seen; those of others look for themselves.
 */
export class EvaluationQueue implements DirtyMarks {
  #wake: () => void = () => {};

  constructor(
    private readonly options: {
      knex: Knex;
      queue: LeaseQueue;
      now: () => Date;
    },
  ) {}

  /** Has a worker woken from now on. */
  onMark(wake: () => void): void {
    this.#wake = wake;
  }

  async mark(
    keys: readonly string[],
    options: { dueAt?: Date; trx?: Knex } = {},
  ): Promise<void> {
    await this.options.queue.mark(keys, options);
    this.#wakeAfter(options.trx);
  }

  async markAll(trx: Knex): Promise<void> {
    await this.options.queue.markFrom(trx('entity').select('entity_ref'), {
      trx,
    });
    this.#wakeAfter(trx);
  }

  /**
   * Whether a change of an entity waits to be evaluated, or was tried and
   * failed.
   */
  async isPending(entityRef: string): Promise<boolean> {
    const { knex, now } = this.options;
    const row = await knex(EVALUATION_QUEUE)
      .where({ key: entityRef })
      .andWhere(waits =>
        waits
          .where('due_at', '<=', toTimestamp(now()))
          .orWhereNotNull('last_error'),
      )
      .first('key');
    return row !== undefined;
  }

  #wakeAfter(trx: Knex | undefined): void {
    if (!trx?.isTransaction) {
      this.#wake();
      return;
    }
    (trx as Knex.Transaction).executionPromise.then(
      () => this.#wake(),
      // Rolled back: there is no mark, and whoever began it knows the error.
      () => undefined,
    );
  }
}
