import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LeaseQueue } from './LeaseQueue';
import type { Lease } from './types';

/** Leaves time for a renewal that fails, and for the next one. */
const RENEW_AFTER = 1 / 4;
/** Others may take a lease when it is over, so work stops in good time. */
const TOO_LATE_AFTER = 2 / 3;

/**
 * Renews the leases of a batch while it is worked on, group by group. It goes by
 * the time that passes, not by the clock.
 */
export class LeaseKeeper {
  #held: readonly Lease[];
  #group: { keys: Set<string>; lost: AbortController } | undefined;
  #renewal: NodeJS.Timeout | undefined;
  #tooLate: NodeJS.Timeout | undefined;
  #failure: unknown;

  /** @param claimedAt - by `performance.now()`, from before they were claimed */
  constructor(
    private readonly options: {
      queue: LeaseQueue;
      logger: LoggerService;
    },
    leases: readonly Lease[],
    claimedAt: number,
  ) {
    this.#held = leases;
    this.#countFrom(claimedAt);
    this.#renewLater();
  }

  /**
   * Tells which leases of a group can still be counted on, and aborts the signal
   * when none can be any more.
   */
  begin(group: readonly Lease[]): { leases: Lease[]; signal: AbortSignal } {
    const keys = new Set(group.map(lease => lease.key));
    const lost = new AbortController();
    this.#group = { keys, lost };
    return { leases: this.#heldOf(keys), signal: lost.signal };
  }

  /** Renews those of a group no more. */
  finish(group: readonly Lease[]): void {
    const keys = new Set(group.map(lease => lease.key));
    this.#held = this.#held.filter(lease => !keys.has(lease.key));
    this.#group = undefined;
  }

  /** Renews none any more. */
  end(): void {
    this.#held = [];
    clearTimeout(this.#renewal);
    clearTimeout(this.#tooLate);
  }

  #heldOf(keys: Set<string>): Lease[] {
    return this.#held.filter(lease => keys.has(lease.key));
  }

  #countFrom(leasedAt: number): void {
    clearTimeout(this.#tooLate);
    const end = leasedAt + TOO_LATE_AFTER * this.options.queue.leaseForMs;
    this.#tooLate = setTimeout(() => {
      this.end();
      this.#group?.lost.abort(
        new Error('The lease could not be renewed in time', {
          cause: this.#failure,
        }),
      );
    }, Math.max(0, end - performance.now()));
  }

  #renewLater(): void {
    this.#renewal = setTimeout(async () => {
      await this.#renew();
      if (this.#held.length > 0) {
        this.#renewLater();
      }
    }, RENEW_AFTER * this.options.queue.leaseForMs);
  }

  async #renew(): Promise<void> {
    const { queue, logger } = this.options;
    const startedAt = performance.now();
    try {
      const renewed = await queue.renew(this.#held);
      // Some may have been finished meanwhile, or all if it took too long
      const keys = new Set(renewed.map(lease => lease.key));
      this.#held = this.#held.filter(lease => keys.has(lease.key));
      if (this.#held.length > 0) {
        this.#countFrom(startedAt);
      }
    } catch (error) {
      this.#failure = error;
      logger.warn(`Cannot renew leases of ${queue.table}`, error as Error);
      return;
    }
    if (this.#group && this.#heldOf(this.#group.keys).length === 0) {
      this.#group.lost.abort(new Error('The lease is held no more'));
    }
  }
}
