import type { Knex } from 'knex';

/**
 * What a {@link LeaseQueue} works with.
 *
 * @public
 */
export interface LeaseQueueOptions {
  /** The database. */
  knex: Knex;
  /** The table, as {@link createLeaseTable} has made it. */
  table: string;
  /** Tells the time. Safety does not rest on it; see {@link LeaseQueue}. */
  now: () => Date;
  /**
   * How long a lease lasts unless it is renewed, which is how long work waits
   * when a worker dies. Clocks of replicas may differ by as much.
   */
  leaseForMs: number;
  /** Says in the table who has a lease; for people, it need not be unique. */
  worker: string;
}

/**
 * The right to work on a key until somebody else gets it.
 *
 * @public
 */
export interface Lease {
  /** What to work on. */
  readonly key: string;
  /**
   * Grows with each lease of the key, for as long as the table exists, so that
   * it can also fence writes to other systems.
   */
  readonly epoch: number;
  /** Counts the marks; it tells whether there were more during the lease. */
  readonly revision: number;
  /** Since when it was due. */
  readonly dueAt: Date;
  /** From then on others may take it. */
  readonly leasedUntil: Date;
  /** How often it was leased since it was last completed; 1 the first time. */
  readonly attempts: number;
  /** How the last attempt failed, if it did. */
  readonly lastError?: string;
}

/**
 * When marked keys are due.
 *
 * @public
 */
export interface LeaseMarkOptions {
  /** By when to work on them; now unless said. It may happen earlier. */
  dueAt?: Date;
  /** The transaction of the change that the mark is about. */
  trx?: Knex;
}

/**
 * What has been done.
 *
 * @public
 */
export interface LeaseCompletion {
  /** The lease that it was done under. */
  lease: Lease;
  /** When there is more to do; never, unless said or marked. */
  nextDueAt?: Date;
}

/**
 * What became of leases that were to be completed.
 *
 * @public
 */
export interface LeaseCompletionResult {
  /** Done: gone from the table, or due at their next time. */
  completed: Lease[];
  /** Done, but marked meanwhile: due at once. */
  dueAgain: Lease[];
  /** No longer held, and left alone. */
  lost: Lease[];
}

/**
 * How leases are given back.
 *
 * @public
 */
export interface LeaseReleaseOptions {
  /** When the keys are due again; as they were unless said. */
  dueAt?: Date | ((lease: Lease) => Date);
  /**
   * What went wrong. Without it the keys count as not attempted, as when a
   * worker stops before it gets to them.
   */
  error?: unknown;
  /** The transaction to give them back in, if something else is written. */
  trx?: Knex.Transaction;
}

/**
 * How a queue is doing.
 *
 * @public
 */
export interface LeaseStats {
  /** All keys. */
  size: number;
  /** Those that a worker could lease now. */
  due: number;
  /** Those that a worker has. */
  leased: number;
  /** Those whose last attempt failed. */
  failing: number;
  /** For how long the oldest of those that are due has been so, or 0. */
  oldestDueAgeMs: number;
}
