import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Alarm } from './Alarm';
import { groupsOf } from './groupsOf';
import { LeaseKeeper } from './LeaseKeeper';
import type { LeaseQueue } from './LeaseQueue';
import type { Lease } from './types';

type Outcome =
  | { kind: 'returned' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'interrupted' };

const FORGOTTEN = new Error(
  'The handler has neither completed nor released the lease',
);

/** Another worker may be about to take what is due but could not be leased. */
const MIN_IDLE_MS = 50;

/**
 * Works on leased keys: writes in transactions with `hold`, and completes or
 * releases each lease.
 *
 * @remarks
 *
 * If it throws, leases that it has not completed are given back until the worker
 * tries again; and so are those that it has forgotten when it returns.
 *
 * The signal aborts when the worker is to stop, when none of the leases is held
 * any more, and when they could not be renewed in time. That does not replace
 * `hold`, because nothing tells a process that it was paused.
 *
 * @public
 */
export type LeaseHandler = (
  leases: Lease[],
  context: { signal: AbortSignal },
) => Promise<void>;

/**
 * What a {@link LeaseWorker} works with.
 *
 * @public
 */
export interface LeaseWorkerOptions {
  /** Where the work comes from. */
  queue: LeaseQueue;
  /** Does the work. */
  handle: LeaseHandler;
  /** Told of work that failed, once each time. */
  logger: LoggerService;
  /** Tells the time, as the queue's does. */
  now: () => Date;
  /** How many keys are handled together at most. */
  batchSize: number;
  /** How many batches are handled at once; one by default. */
  concurrency?: number;
  /** How often to look for work that another replica may have marked. */
  pollMs: number;
  /**
   * How long to wait after so many attempts, 1 being the first, for example
   * {@link exponentialBackOff}.
   */
  backOffMs: (attempts: number) => number;
}

/**
 * Leases what is due in a {@link LeaseQueue}, has it handled, and renews the
 * leases meanwhile.
 *
 * @remarks
 *
 * Keys that have been attempted before are handled in smaller groups, down to
 * one, so that a key with which every group fails holds back no other.
 *
 * @public
 */
export class LeaseWorker {
  readonly #alarm = new Alarm();
  /** How often it could not be looked for work, in a row. */
  #failures = 0;

  constructor(private readonly options: LeaseWorkerOptions) {}

  /** Looks for work at once, for example after a mark has been committed. */
  wake(): void {
    this.#alarm.ring();
  }

  /**
   * Works until the signal aborts; to be called once.
   *
   * @returns when all handlers have ended and what they leave is given back
   */
  async run(stop: AbortSignal): Promise<void> {
    const { concurrency = 1 } = this.options;
    const running = new Set<Promise<void>>();
    while (!stop.aborted) {
      if (running.size >= concurrency) {
        await Promise.race(running);
        continue;
      }
      const claimedAt = performance.now();
      const { leases, idleMs } = await this.#claim();
      if (leases.length === 0) {
        await this.#alarm.sleep(idleMs, stop);
        continue;
      }
      const work = this.#work({ leases, claimedAt, stop }).finally(() => {
        running.delete(work);
        // Some may be due again, or later than now but before the next look
        this.wake();
      });
      running.add(work);
    }
    await Promise.all(running);
  }

  /** Leases what is due, or tells for how long there is nothing to do. */
  async #claim(): Promise<{ leases: Lease[]; idleMs: number }> {
    const { queue, logger, batchSize, backOffMs } = this.options;
    try {
      const leases = await queue.claim(batchSize);
      const idleMs = leases.length > 0 ? 0 : await this.#untilNextDue();
      if (this.#failures > 0) {
        this.#failures = 0;
        logger.info(`Work is taken from ${queue.table} again`);
      }
      return { leases, idleMs };
    } catch (error) {
      this.#failures += 1;
      if (this.#failures === 1) {
        logger.error(
          `Cannot take work from ${queue.table}; trying again until it works`,
          error as Error,
        );
      }
      return { leases: [], idleMs: backOffMs(this.#failures) };
    }
  }

  async #untilNextDue(): Promise<number> {
    const { queue, now, pollMs } = this.options;
    const next = await queue.nextDueAt();
    const untilNext = next ? next.getTime() - now().getTime() : Infinity;
    return Math.min(pollMs, Math.max(MIN_IDLE_MS, untilNext));
  }

  async #work(batch: {
    leases: Lease[];
    claimedAt: number;
    stop: AbortSignal;
  }): Promise<void> {
    const { leases, claimedAt, stop } = batch;
    const keeper = new LeaseKeeper(this.options, leases, claimedAt);
    for (const group of groupsOf(leases, this.options.batchSize)) {
      const { leases: held, signal } = keeper.begin(group);
      const outcome = await this.#attempt(held, { stop, lost: signal });
      keeper.finish(group);
      await this.#giveBack(held, outcome);
    }
    keeper.end();
  }

  async #attempt(
    leases: Lease[],
    { stop, lost }: { stop: AbortSignal; lost: AbortSignal },
  ): Promise<Outcome> {
    if (stop.aborted || leases.length === 0) {
      return { kind: 'interrupted' };
    }
    try {
      const signal = AbortSignal.any([stop, lost]);
      await this.options.handle(leases, { signal });
      return { kind: 'returned' };
    } catch (error) {
      return stop.aborted && isAbort(error, stop)
        ? { kind: 'interrupted' }
        : { kind: 'failed', error };
    }
  }

  /** Those that the handler has completed are not given back any more. */
  async #giveBack(leases: Lease[], outcome: Outcome): Promise<void> {
    const { queue, logger } = this.options;
    try {
      switch (outcome.kind) {
        case 'interrupted':
          await queue.release(leases);
          break;
        case 'failed':
          logger.error(
            `Working on ${namesOf(leases)} of ${queue.table} failed`,
            outcome.error as Error,
          );
          await this.#backOff(leases, outcome.error);
          break;
        default: {
          const forgotten = await this.#backOff(leases, FORGOTTEN);
          if (forgotten.length > 0) {
            logger.error(
              `Working on ${namesOf(forgotten)} of ${queue.table} failed`,
              FORGOTTEN,
            );
          }
        }
      }
    } catch (error) {
      logger.error(
        `Cannot give back ${namesOf(leases)} of ${
          queue.table
        }; they are due again when their leases run out`,
        error as Error,
      );
    }
  }

  #backOff(leases: Lease[], error: unknown): Promise<Lease[]> {
    const { queue, now, backOffMs } = this.options;
    return queue.release(leases, {
      error,
      dueAt: ({ attempts }) => new Date(now().getTime() + backOffMs(attempts)),
    });
  }
}

/** For a log: one key stands for all. */
function namesOf([first, ...others]: Lease[]): string {
  return others.length === 0
    ? `'${first.key}'`
    : `'${first.key}' and ${others.length} others`;
}

function isAbort(error: unknown, { reason }: AbortSignal): boolean {
  return error === reason || (isError(error) && error.name === 'AbortError');
}
