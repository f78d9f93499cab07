import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Refreshed } from './Refresher';

/** Right after a start there is nothing yet, and then more every few seconds. */
const FILLING = { everyMs: 5_000, forMs: 2 * 60_000 };

/**
 * Reads levels every few seconds for as long as other plugins are still starting.
 * It waits beside the task, since those may start only when that has ended.
 */
export class Filling {
  readonly #until: number;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(
    private readonly options: {
      logger: LoggerService;
      now: () => Date;
    },
    private readonly refresh: (signal: AbortSignal) => Promise<Refreshed>,
  ) {
    this.#until = options.now().getTime() + FILLING.forMs;
  }

  continueAfter(refreshed: Refreshed): void {
    if (this.#isFilling(refreshed) && !this.#running) {
      this.#running = this.#run().finally(() => {
        this.#running = undefined;
      });
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    try {
      let refreshed: Refreshed;
      do {
        await sleep(FILLING.everyMs, undefined, { signal, ref: false });
        refreshed = await this.refresh(signal);
      } while (this.#isFilling(refreshed));
    } catch (error) {
      if (!signal.aborted) {
        this.options.logger.warn(
          'Levels could not be read after the start; the next time is as scheduled',
          error as Error,
        );
      }
    }
  }

  #isFilling(refreshed: Refreshed): boolean {
    const { now } = this.options;
    return (
      refreshed.kind === 'written' &&
      !refreshed.isComplete &&
      now().getTime() < this.#until
    );
  }
}
