import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EventLog, LoggedEvent } from '../log';
import { foldSubject } from './foldSubject';
import { replaceRecords } from './replaceRecords';
import { Projection, ProjectionRules } from './types';

/** Makes records of what the log has of subjects. */
export class Projector {
  constructor(
    private readonly options: {
      knex: Knex;
      log: Pick<EventLog, 'readOfSubject'>;
      queue: LeaseQueue;
      rules: ProjectionRules;
      /** Of the folds. */
      version: number;
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
    const { knex, queue, rules, version } = this.options;
    const projections = new Map<string, Projection>();
    for (const { key: subject } of leases) {
      const events = await this.#readAll(subject, signal);
      projections.set(subject, foldSubject({ subject, events }, rules));
    }
    return retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const held = await queue.hold(trx, leases);
        await replaceRecords(
          trx,
          held.flatMap(({ key }) => projections.get(key) ?? []),
          version,
        );
        await queue.complete(trx, held);
        return held.length;
      }),
    );
  }

  async #readAll(
    subject: string,
    signal: AbortSignal | undefined,
  ): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    let cursor: string | undefined;
    do {
      signal?.throwIfAborted();
      const page = await this.options.log.readOfSubject(subject, { cursor });
      events.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    return events;
  }
}
