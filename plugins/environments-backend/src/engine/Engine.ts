import { LoggerService } from '@backstage/backend-plugin-api';
import {
  exponentialBackOff,
  Lease,
  LeaseQueue,
  LeaseWorker,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { EnvironmentKeeper } from './EnvironmentKeeper';
import { OperationRunner } from './OperationRunner';
import { Operations } from './Operations';
import { OperationStore } from './OperationStore';
import { BoundaryHook, Session } from './Session';
import { LeaseLostError, StoredOperation, Turn } from './types';

/** What the engine works with. */
export interface EngineOptions {
  knex: Knex;
  queue: LeaseQueue;
  environments: EnvironmentStore;
  operationStore: OperationStore;
  operations: Operations;
  runner: OperationRunner;
  keeper: EnvironmentKeeper;
  logger: LoggerService;
  now: () => Date;
  random: () => number;
  /** Operations at once. */
  workers: number;
  pollMs: number;
  onBoundary?: BoundaryHook;
}

/** Brings environments to what is wanted of them, and keeps them there. */
export class Engine {
  readonly #worker: LeaseWorker;

  constructor(private readonly options: EngineOptions) {
    this.#worker = new LeaseWorker({
      ...options,
      handle: ([lease], { signal }) => this.work(lease, signal),
      batchSize: 1,
      concurrency: options.workers,
      backOffMs: exponentialBackOff({
        firstMs: 1_000,
        maxMs: 60_000,
        random: options.random,
      }),
    });
  }

  /** Works until the signal aborts; to be called once. */
  run(stop: AbortSignal): Promise<void> {
    return this.#worker.run(stop);
  }

  /**
   * Works on one environment that is due, if there is one: for tests and for
   * programs that have no worker of their own.
   *
   * @returns whether there was one
   */
  async workOnce(
    signal: AbortSignal = new AbortController().signal,
  ): Promise<boolean> {
    const [lease] = await this.options.queue.claim(1);
    if (!lease) {
      return false;
    }
    await this.work(lease, signal);
    return true;
  }

  /** Looks for work at once: after what marks an environment is committed. */
  wake(): void {
    this.#worker.wake();
  }

  /**
   * Has every environment looked at that exists and is not in the queue, which
   * only happens when somebody has changed the tables by hand.
   */
  async markForgotten(): Promise<void> {
    const { knex, queue, now } = this.options;
    await queue.markFrom(
      knex('environment')
        .whereNull('deleted_at')
        .whereNotIn('id', knex(queue.table).select('key'))
        .select('id'),
      { dueAt: now() },
    );
  }

  /** Works on a leased environment until there is nothing to do for now. */
  async work(
    lease: Lease,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    const session = new Session(this.options, lease);
    try {
      for (;;) {
        signal.throwIfAborted();
        const turn = await this.#turn(session, signal);
        if (turn.kind === 'rest') {
          await session.rest(turn.until);
          return;
        }
      }
    } catch (error) {
      if (session.isGone) {
        this.options.logger.warn(
          `Stopped working on environment ${lease.key}: it is gone`,
        );
        await session.rest(undefined);
        return;
      }
      if (error instanceof LeaseLostError || session.isLost) {
        this.options.logger.warn(
          `Stopped working on environment ${lease.key}: somebody else has taken it over`,
        );
        return;
      }
      throw error;
    }
  }

  async #turn(
    session: Session,
    signal: AbortSignal,
  ): Promise<Turn | { kind: 'rest'; until: undefined }> {
    const { environments, operationStore, runner, keeper } = this.options;
    const environment = await environments.find(session.lease.key);
    // Of generation 0 nothing is wanted yet: it waits for its first deployment.
    if (!environment || environment.deletedAt || environment.generation === 0) {
      return { kind: 'rest', until: undefined };
    }
    const ready = (await operationStore.findUnfinished(environment.id)).filter(
      isReady,
    );
    const operation =
      ready.length > 1 ? await this.#choose(session) : ready.at(0);
    if (operation) {
      return runner.turn(session, environment, operation, signal);
    }
    return keeper.keep(session, environment, signal);
  }

  /**
   * The newest wins; those before it end. They are read where they are ended: the
   * newest may just have been cancelled, and then the one before it goes on.
   */
  async #choose(session: Session): Promise<StoredOperation | undefined> {
    const { operations, operationStore } = this.options;
    return session.write('operations are superseded', async (trx, locked) => {
      const unfinished = await operationStore.findUnfinished(locked.id, trx);
      const ready = unfinished.filter(isReady);
      for (const operation of ready.slice(0, -1)) {
        await operations.end(trx, locked, {
          ...operation,
          status: 'superseded',
        });
      }
      return ready.at(-1);
    });
  }
}

/** Whether an operation waits for nobody to agree. */
function isReady({ status }: StoredOperation): boolean {
  return status !== 'waiting_approval';
}
