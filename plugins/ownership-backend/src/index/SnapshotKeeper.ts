import { LoggerService } from '@backstage/backend-plugin-api';
import { IndexState } from './IndexState';
import { readSnapshot, Snapshot } from './snapshot/readSnapshot';
import { writeSnapshot } from './snapshot/writeSnapshot';

/** How often a snapshot is written when something has changed. */
const PERIOD_MS = 60_000;

/** How often when only the sources were read again. */
const IDLE_PERIOD_MS = 10 * 60_000;

/** Writing takes at most one part in so many of the time. */
const SHARE = 50;

/** Reads the snapshot, and writes it now and then, one at a time. */
export class SnapshotKeeper {
  readonly #file: string;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  #written: { state: IndexState; changes: number; at: number } | undefined;
  #notBefore = 0;
  #writing: Promise<void> | undefined;

  constructor(options: {
    file: string;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#file = options.file;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Reads the snapshot, if there is one that can be read. */
  async load(): Promise<Snapshot | undefined> {
    try {
      const snapshot = await readSnapshot(this.#file);
      const { state } = snapshot;
      const at = this.#now().getTime();
      this.#written = { state, changes: state.changes, at };
      this.#notBefore = at + PERIOD_MS;
      return snapshot;
    } catch (error) {
      const { cause } = error as Error;
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
        this.#logger.info(`There is no snapshot at ${this.#file} yet`);
      } else {
        this.#logger.warn(
          'Starting without the snapshot; a new one will replace it',
          error as Error,
        );
      }
      return undefined;
    }
  }

  /** Begins to write if it is time to. */
  tick(state: IndexState): void {
    const now = this.#now().getTime();
    if (!this.#writing && now >= this.#notBefore && this.#isDue(state, now)) {
      this.#writing = this.#write(state).finally(() => {
        this.#writing = undefined;
      });
    }
  }

  /** Writes what was not written yet, before the process ends. */
  async close(state: IndexState | undefined): Promise<void> {
    await this.#writing;
    if (state && this.#hasChanged(state)) {
      await this.#write(state);
    }
  }

  #isDue(state: IndexState, now: number): boolean {
    const isOld = !this.#written || now - this.#written.at >= IDLE_PERIOD_MS;
    return isOld || this.#hasChanged(state);
  }

  #hasChanged(state: IndexState): boolean {
    const { state: written, changes } = this.#written ?? {};
    return written !== state || changes !== state.changes;
  }

  async #write(state: IndexState): Promise<void> {
    const begun = this.#now();
    const { changes } = state;
    this.#notBefore = begun.getTime() + PERIOD_MS;
    try {
      await writeSnapshot(this.#file, state, begun);
    } catch (error) {
      this.#logger.error(
        `The snapshot of the ownership index could not be written to ${
          this.#file
        }; without it, a restart while the database is down cannot answer`,
        error as Error,
      );
      return;
    }
    this.#written = { state, changes, at: begun.getTime() };
    const took = this.#now().getTime() - begun.getTime();
    this.#notBefore = begun.getTime() + Math.max(PERIOD_MS, took * SHARE);
  }
}
