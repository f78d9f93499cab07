import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RepositoryMarks } from '../derive';
import { EventLog } from '../log';
import { foldSubject } from './foldSubject';
import { replaceRecords } from './replaceRecords';
import { Projection, ProjectionRules } from './types';

/** Makes records of what the log has of subjects. */
export class Projector {
  constructor(
    private readonly options: {
      knex: Knex;
      log: Pick<EventLog, 'readOfSubjects'>;
      queue: LeaseQueue;
      rules: ProjectionRules;
      /** Of the folds. */
      version: number;
      /** Without it, nobody is told of what numbers may change. */
      repositories?: RepositoryMarks;
    },
  ) {}

  /**
   * Folds all events of leased subjects and replaces their records. A worker that
   * lost a lease in the meantime writes nothing for that subject: whoever has it
   * now does. What was told in the meantime makes the subject due again.
   *
   * @param signal - Ends it early, when nothing of it could be written any more
   *
   * @returns how many subjects were written
   */
  async project(
    leases: readonly Lease[],
    signal?: AbortSignal,
  ): Promise<number> {
    const { knex, log, queue, rules, version, repositories } = this.options;
    const told = await log.readOfSubjects(
      leases.map(({ key }) => key),
      signal,
    );
    const projections = new Map<string, Projection>();
    for (const { key: subject } of leases) {
      signal?.throwIfAborted();
      const events = told.get(subject) ?? [];
      projections.set(subject, foldSubject({ subject, events }, rules));
    }
    return retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const held = await queue.hold(trx, leases);
        const subjects = held.map(({ key }) => key);
        const before = await repositories?.affectedBy(subjects, trx);
        await replaceRecords(
          trx,
          subjects.flatMap(subject => projections.get(subject) ?? []),
          version,
        );
        const after = await repositories?.affectedBy(subjects, trx);
        await repositories?.mark([...(before ?? []), ...(after ?? [])], trx);
        await queue.complete(trx, held);
        return held.length;
      }),
    );
  }
}
