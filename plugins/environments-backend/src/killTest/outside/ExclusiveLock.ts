import { setTimeout as sleep } from 'node:timers/promises';
import knexFactory, { Knex } from 'knex';
import pLimit from 'p-limit';

const RETRY_MS = 5;

/**
 * Lets one process at a time do something. It is the lock of a SQLite file: the
 * operating system lets go of it when its holder is killed, and keeps it while
 * its holder is stopped.
 */
export class ExclusiveLock {
  readonly #inTurn = pLimit(1);
  readonly #knex: Knex;
  #isSetUp = false;

  constructor(file: string) {
    this.#knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
  }

  /** What is done must not wait for anything, so that it is short. */
  within<T>(act: () => T): Promise<T> {
    return this.#inTurn(async () => {
      await this.#take();
      try {
        return act();
      } finally {
        await this.#knex.raw('ROLLBACK');
      }
    });
  }

  async close(): Promise<void> {
    await this.#knex.destroy();
  }

  async #take(): Promise<void> {
    if (!this.#isSetUp) {
      // Waiting within SQLite would keep this process from renewing its leases.
      await this.#knex.raw('PRAGMA busy_timeout = 0');
      this.#isSetUp = true;
    }
    for (;;) {
      try {
        await this.#knex.raw('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== 'SQLITE_BUSY') {
          throw error;
        }
        await sleep(RETRY_MS);
      }
    }
  }
}
