import { ServiceUnavailableError } from '@backstage/errors';
import limiter from 'p-limit';

/** Too many wait already. */
export class BusyError extends ServiceUnavailableError {
  constructor(readonly retryAfterSeconds: number) {
    super(
      `Too many backtests wait already; try again in ${retryAfterSeconds} seconds`,
    );
  }
}

/** Has work done one after the other, and keeps the line short. */
export class Turns {
  readonly #limit = limiter(1);
  /** Those that work and those that wait. */
  #present = 0;

  constructor(
    private readonly options: {
      /** How many may wait. */
      waiting: number;
      retryAfterSeconds: number;
    },
  ) {}

  /**
   * Does some work when it is its turn, unless nobody waits for it any more.
   *
   * @throws BusyError when too many wait already
   */
  async take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { waiting, retryAfterSeconds } = this.options;
    if (this.#present > waiting) {
      throw new BusyError(retryAfterSeconds);
    }
    this.#present += 1;
    try {
      return await this.#limit(() => {
        signal?.throwIfAborted();
        return work();
      });
    } finally {
      this.#present -= 1;
    }
  }
}
