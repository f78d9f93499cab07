import {
  Lease,
  LeaseQueue,
  retryOnDeadlock,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { EnvironmentGoneError, LeaseLostError } from './types';

/**
 * Called before and after each write of a session, by its name: for tests that
 * end the process there.
 */
export type BoundaryHook = (
  boundary: string,
  when: 'before' | 'after',
) => Promise<void> | void;

/** What sessions work with. */
export interface SessionDeps {
  knex: Knex;
  queue: LeaseQueue;
  environments: EnvironmentStore;
  onBoundary?: BoundaryHook;
}

/** A worker's time with an environment: what it writes, only the holder writes. */
export class Session {
  #isLost = false;
  #isGone = false;

  constructor(private readonly deps: SessionDeps, readonly lease: Lease) {}

  /** Whether a write was refused; then nothing is to be done outside any more. */
  get isLost(): boolean {
    return this.#isLost || this.#isGone;
  }

  /** Whether one was refused because the environment does not exist any more. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /**
   * Writes, if the lease is still held. The environment is locked first, as
   * everybody does who changes one, so that none waits in a circle.
   *
   * @throws LeaseLostError if somebody else has got the environment,
   * EnvironmentGoneError if it does not exist any more
   */
  async write<T>(
    boundary: string,
    work: (trx: Knex.Transaction, environment: StoredEnvironment) => Promise<T>,
  ): Promise<T> {
    const { knex, queue, environments, onBoundary } = this.deps;
    const { key } = this.lease;
    await onBoundary?.(boundary, 'before');
    const written = await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        const environment = await environments.lock(trx, key);
        const held = await queue.hold(trx, [this.lease]);
        if (held.length === 0) {
          this.#isLost = true;
          throw new LeaseLostError(key);
        }
        if (!environment) {
          throw new Error(`There is no environment ${key}`);
        }
        if (environment.deletedAt) {
          this.#isGone = true;
          throw new EnvironmentGoneError(key);
        }
        return work(trx, environment);
      }),
    );
    await onBoundary?.(boundary, 'after');
    return written;
  }

  /** Ends it: somebody works on the environment again at that time, or if marked. */
  async rest(nextDueAt: Date | undefined): Promise<void> {
    const { knex, queue } = this.deps;
    await retryOnDeadlock(() =>
      knex.transaction(async trx => {
        await queue.complete(trx, [{ lease: this.lease, nextDueAt }]);
      }),
    );
  }
}
