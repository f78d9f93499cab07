import { Knex } from 'knex';

const FIRST_PAUSE_MS = 10;
const LAST_PAUSE_MS = 200;

/** Waits for what workers make of marks, so that an answer shows it. */
export class Settling {
  readonly #knex: Knex;
  readonly #table: string;
  readonly #waitMs: number;

  /**
   * @param options - `table`: of the queue that the marks are in; `waitMs`: for
   * how long at most
   */
  constructor(options: { knex: Knex; table: string; waitMs: number }) {
    this.#knex = options.knex;
    this.#table = options.table;
    this.#waitMs = options.waitMs;
  }

  /**
   * Resolves once there is no mark of these keys.
   *
   * @returns false if it took too long; what was marked is not lost
   */
  async settled(keys: readonly string[]): Promise<boolean> {
    return this.until(async () => {
      const waiting = await this.#knex(this.#table)
        .whereIn('key', [...keys])
        .first('key');
      return waiting === undefined;
    });
  }

  /**
   * Resolves once something holds.
   *
   * @returns false if it took too long
   */
  async until(holds: () => Promise<boolean>): Promise<boolean> {
    const end = performance.now() + this.#waitMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = nextPause(pause)) {
      if (await holds()) {
        return true;
      }
      if (performance.now() + pause > end) {
        return false;
      }
      await new Promise(resolve => {
        setTimeout(resolve, pause);
      });
    }
  }
}

function nextPause(pause: number): number {
  return Math.min(pause * 2, LAST_PAUSE_MS);
}
