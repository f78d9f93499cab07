import { Boundary, StaleEpochError } from './boundaries';
import { LedgerScope, TestLedger } from './TestLedger';

/**
 * Writes with an epoch, and ends where the process is to end.
 *
 * @internal
 */
export class Writer {
  #boundaries = 0;
  #end?: { reason: unknown };

  constructor(
    private readonly ledger: TestLedger,
    private readonly scope: LedgerScope,
    private readonly epoch: number,
    private readonly onBoundary?: (boundary: Boundary) => void | Promise<void>,
  ) {}

  async write<T>(
    what: Pick<Boundary, 'write' | 'key'>,
    write: () => T,
  ): Promise<T> {
    await this.#pass({ ...what, when: 'before' });
    const newest = this.ledger.epochOf(this.scope.environmentId);
    if (newest !== this.epoch) {
      throw new StaleEpochError(what.write, { own: this.epoch, newest });
    }
    const written = write();
    await this.#pass({ ...what, when: 'after' });
    return written;
  }

  async #pass(place: Omit<Boundary, 'number'>): Promise<void> {
    if (this.#end) {
      throw this.#end.reason;
    }
    this.#boundaries += 1;
    try {
      await this.onBoundary?.({ number: this.#boundaries, ...place });
    } catch (reason) {
      this.#end = { reason };
      throw reason;
    }
  }
}
