import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { LeaseQueue } from '../LeaseQueue';
import { createLeaseTable } from '../leaseTable';
import { LeaseWorker, type LeaseWorkerOptions } from '../LeaseWorker';
import type { Lease } from '../types';
import { TABLE, until, writeEffects } from './leaseWorld';

export const LONG_MS = 3_600_000;

/** Runs workers by the real clock. */
export class Workers {
  readonly logger = mockServices.logger.mock();
  readonly #stop = new AbortController();
  readonly #running: Promise<void>[] = [];

  private constructor(readonly knex: Knex) {}

  static async create(knex: Knex): Promise<Workers> {
    await createLeaseTable(knex, TABLE);
    await knex.schema.createTable('effect', table => {
      table.text('key').notNullable();
      table.bigInteger('epoch').notNullable();
    });
    return new Workers(knex);
  }

  /** @param aheadMs - how far its clock is ahead */
  queueWith(leaseForMs: number, aheadMs = 0): LeaseQueue {
    return new LeaseQueue({
      knex: this.knex,
      table: TABLE,
      now: () => new Date(Date.now() + aheadMs),
      leaseForMs,
      worker: 'a',
    });
  }

  start(
    options: Pick<LeaseWorkerOptions, 'handle'> & Partial<LeaseWorkerOptions>,
  ): LeaseWorker {
    const worker = new LeaseWorker({
      queue: this.queueWith(60_000),
      logger: this.logger,
      now: () => new Date(),
      batchSize: 4,
      pollMs: LONG_MS,
      backOffMs: () => 0,
      ...options,
    });
    this.#running.push(worker.run(this.#stop.signal));
    return worker;
  }

  /** Resolves when all have ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  readonly workOn = async (leases: readonly Lease[]): Promise<void> => {
    const queue = this.queueWith(60_000);
    await this.knex.transaction(async trx => {
      await writeEffects(trx, await queue.hold(trx, leases));
      await queue.complete(trx, leases);
    });
  };

  async untilEmpty(): Promise<void> {
    await until(async () => (await this.knex(TABLE)).length === 0);
  }
}

/** Lets a handler wait until its signal aborts. */
export async function untilAborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) {
    await new Promise(resolve => {
      signal.addEventListener('abort', resolve);
    });
  }
  throw signal.reason;
}
