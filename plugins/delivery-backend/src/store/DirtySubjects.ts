import {
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { SubjectMarks } from '../log';
import { isProjected, PROJECTED_KINDS } from './foldSubject';

/** The table of the queue of subjects that are to be folded. */
export const DIRTY_SUBJECTS = 'dirty_subject';

/**
 * Subjects of which more is known than their records tell. The worker of this
 * replica is woken once a mark can be seen; those of others look for themselves.
 */
export class DirtySubjects implements SubjectMarks {
  #wake: () => void = () => {};

  constructor(
    private readonly options: {
      knex: Knex;
      queue: LeaseQueue;
      /** Of the folds. */
      version: number;
    },
  ) {}

  /** Has a worker woken from now on. */
  onMark(wake: () => void): void {
    this.#wake = wake;
  }

  async mark(subjects: readonly string[], trx: Knex.Transaction) {
    const projected = subjects.filter(isProjected);
    if (projected.length > 0) {
      await this.options.queue.mark(projected, { trx });
      this.#wakeAfter(trx);
    }
  }

  /** Has the records of all subjects of the log made anew, while they stay. */
  async rebuild(): Promise<void> {
    const { knex, queue, version } = this.options;
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const subjects = trx('event')
          .whereNull('ignored')
          .where(kinds => {
            for (const kind of PROJECTED_KINDS) {
              kinds.orWhere('subject', 'like', `${kind}:%`);
            }
          })
          .select('subject');
        await queue.markFrom(subjects, { trx });
        await trx('projection').update({ version });
      }),
    );
    this.#wake();
  }

  /**
   * Makes anew what earlier versions of the folds have made: everything after a
   * change of version, and afterwards what replicas of the version before still
   * made while they were being replaced. Those leave alone what later ones made.
   */
  async rebuildOutdated(): Promise<void> {
    const { knex, queue, version } = this.options;
    const stored = await knex('projection').first('version');
    if (stored.version < version) {
      await this.rebuild();
      return;
    }
    await queue.markFrom(
      knex('projected_subject')
        .where('version', '<', version)
        .select('subject'),
    );
    this.#wake();
  }

  #wakeAfter(trx: Knex.Transaction): void {
    trx.executionPromise.then(
      () => this.#wake(),
      // Rolled back: there is no mark, and whoever began it knows the error.
      () => undefined,
    );
  }
}
