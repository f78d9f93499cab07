import { stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import { retryOnDeadlock } from '../database';
import { claimDue } from './statements/claim';
import { forgetFuture } from './statements/forgetFuture';
import { lockHeld, renewHeld } from './statements/hold';
import { findNextDue, readStats } from './statements/look';
import { markKeys, markSelected } from './statements/mark';
import { completeHeld, releaseHeld } from './statements/settle';
import type {
  LeaseCompletion,
  LeaseCompletionResult,
  Lease,
  LeaseQueueOptions,
  LeaseStats,
  LeaseMarkOptions,
  LeaseReleaseOptions,
} from './types';

/** A failed statement is long, and what was wrong with it is said last. */
const ERROR_START = 500;
const ERROR_END = 1_000;

/**
 * Keys that there is work on, each for one worker at a time, on any number of
 * replicas that share a database.
 *
 * @remarks
 *
 * **What a mark promises.** After a mark has been committed, somebody leases the
 * key and completes it, at the time it is due or earlier. Marks of the same key
 * become one; a mark during a lease makes the key due again. Work early is
 * always possible, so it looks at the state of things rather than at why it was
 * called, and says itself when there is more to do (`nextDueAt`). Mark in the
 * transaction of the change that the mark is about, or after it.
 *
 * **What a lease promises.** Each lease of a key has a higher epoch than those
 * before, even if the key was gone in between: epochs come from a sequence
 * rather than from the row or a clock. A worker that writes for a key does so in
 * a transaction with `hold` and `complete`. If somebody else got the key in the
 * meantime, `hold` leaves it out and `complete` leaves it alone, whatever the
 * worker or its clock believe; so what is written in such transactions is
 * written once. What is done outside of the database can be done twice, unless
 * it is fenced by the epoch too.
 *
 * **What clocks do.** They decide when a key can be leased, never who may write.
 * If one is ahead, keys are worked on early, and leases are taken over early. If
 * one is set back, what it wrote before would wait until it has caught up;
 * therefore rows remember the time at which they were written, and those from
 * the future are made due at once. As the clocks of replicas differ somewhat,
 * that starts beyond `leaseForMs`, and is looked for as often.
 *
 * @public
 */
export class LeaseQueue {
  /** When it was last looked whether the clock was set back. */
  #lookedAt: number | undefined;
  /** Leases whose rows are locked by transactions. */
  readonly #held = new WeakMap<Knex.Transaction, Set<Lease>>();

  constructor(private readonly options: LeaseQueueOptions) {}

  /** How long a lease lasts unless it is renewed. */
  get leaseForMs(): number {
    return this.options.leaseForMs;
  }

  /** The table that it is kept in. */
  get table(): string {
    return this.options.table;
  }

  /**
   * Marks keys as due. Those that are marked already are due at the earlier of
   * both times.
   *
   * @remarks
   *
   * Without a transaction, many keys are marked in portions. If that fails, some
   * have been marked; marking them again does no harm.
   *
   * @throws InputError if a key is empty or cannot be stored
   */
  async mark(
    keys: readonly string[],
    options: LeaseMarkOptions = {},
  ): Promise<void> {
    await this.#mark(options, (queue, times) => markKeys(queue, keys, times));
  }

  /**
   * Marks as due the keys that a query gives, without reading them.
   *
   * @example
   *
   * ```ts
   * await queue.markFrom(
   *   knex('fact').where({ fact_id: factId }).select('entity_ref'),
   * );
   * ```
   *
   * @param query - a select of one column, a text; it may give a key many times
   */
  async markFrom(
    query: Knex.QueryBuilder,
    options: LeaseMarkOptions = {},
  ): Promise<void> {
    await this.#mark(options, (queue, times) =>
      markSelected(queue, query, times),
    );
  }

  /**
   * Leases up to so many of the keys that are due, those first that have been
   * due for longest. Also those whose lease ran out.
   */
  async claim(limit: number): Promise<Lease[]> {
    const { worker } = this.options;
    const now = this.options.now();
    await this.#forgetFuture(now);
    return claimDue(this.options, {
      limit,
      worker,
      now,
      leasedUntil: this.#leasedUntil(now),
    });
  }

  /**
   * Makes leases last longer, as long from now on as they do from the start.
   *
   * @returns those that are still held; the others are lost or completed
   */
  async renew(leases: readonly Lease[]): Promise<Lease[]> {
    const now = this.options.now();
    return leases.length === 0
      ? []
      : retryOnDeadlock(() =>
          renewHeld(this.options, leases, {
            now,
            leasedUntil: this.#leasedUntil(now),
          }),
        );
  }

  /**
   * Makes sure, until the transaction ends, that nobody else gets the keys.
   * Begin a transaction with it that writes for them.
   *
   * @returns those that are still held; a worker must not write for the others
   */
  async hold(
    trx: Knex.Transaction,
    leases: readonly Lease[],
  ): Promise<Lease[]> {
    if (leases.length === 0) {
      return [];
    }
    const held = await lockHeld(trx, this.options.table, leases);
    this.#held.set(trx, new Set([...(this.#held.get(trx) ?? []), ...held]));
    return held;
  }

  /**
   * Says that work is done, in the transaction that writes its results. A key
   * that was marked since it was leased is due again at once, any other at its
   * `nextDueAt`, if it has one.
   *
   * @param completions - leases, or leases with the time at which their keys are
   * due next
   */
  async complete(
    trx: Knex.Transaction,
    completions: readonly (Lease | LeaseCompletion)[],
  ): Promise<LeaseCompletionResult> {
    if (completions.length === 0) {
      return { completed: [], dueAgain: [], lost: [] };
    }
    const all = completions.map(it => ('lease' in it ? it : { lease: it }));
    return completeHeld(trx, this.options.table, all, {
      now: this.options.now(),
      isLocked: this.#takeHeld(
        trx,
        all.map(({ lease }) => lease),
      ),
    });
  }

  /**
   * Gives leases back without having completed them: after a failure, which is
   * written down, or because the worker does not get to them.
   *
   * @returns those that were still held
   */
  async release(
    leases: readonly Lease[],
    { dueAt, error, trx }: LeaseReleaseOptions = {},
  ): Promise<Lease[]> {
    const { knex, table } = this.options;
    const release = () =>
      releaseHeld({ knex: trx ?? knex, table }, leases, {
        dueAt: typeof dueAt === 'function' ? dueAt : () => dueAt,
        lastError: error === undefined ? undefined : describeError(error),
        now: this.options.now(),
      });
    if (leases.length === 0) {
      return [];
    }
    if (!trx) {
      return retryOnDeadlock(release);
    }
    this.#takeHeld(trx, leases);
    return release();
  }

  /** When there will be something to lease, unless there is a mark before. */
  async nextDueAt(): Promise<Date | undefined> {
    return findNextDue(this.options, this.options.now());
  }

  /** Tells how the queue is doing. It counts all rows: for metrics. */
  async stats(): Promise<LeaseStats> {
    return readStats(this.options, this.options.now());
  }

  async #mark(
    { dueAt, trx }: LeaseMarkOptions,
    mark: (
      queue: { knex: Knex; table: string },
      times: { dueAt: Date; now: Date },
    ) => Promise<void>,
  ): Promise<void> {
    const { knex, table } = this.options;
    const now = this.options.now();
    const times = { dueAt: dueAt ?? now, now };
    // A statement in a transaction that failed cannot be repeated within it
    await (trx
      ? mark({ knex: trx, table }, times)
      : retryOnDeadlock(() => mark({ knex, table }, times)));
  }

  /** Whether a transaction has locked all of these; it will not hold them any more. */
  #takeHeld(trx: Knex.Transaction, leases: readonly Lease[]): boolean {
    const held = this.#held.get(trx);
    // Of each, lest one be left behind when another was not held
    return leases.map(lease => held?.delete(lease) ?? false).every(Boolean);
  }

  async #forgetFuture(now: Date): Promise<void> {
    const { leaseForMs } = this.options;
    const since = now.getTime() - (this.#lookedAt ?? -Infinity);
    if (Math.abs(since) < leaseForMs) {
      return;
    }
    await forgetFuture(this.options, {
      now,
      latest: new Date(now.getTime() + leaseForMs),
    });
    this.#lookedAt = now.getTime();
  }

  #leasedUntil(now: Date): Date {
    return new Date(now.getTime() + this.options.leaseForMs);
  }
}

/** Short, and without what PostgreSQL cannot store. */
function describeError(error: unknown): string {
  const text = stringifyError(error);
  const short =
    text.length > ERROR_START + ERROR_END
      ? `${text.slice(0, ERROR_START)} … ${text.slice(-ERROR_END)}`
      : text;
  return short.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}
