import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { InputError } from '@backstage/errors';

/** Worked without letting others have their turn. */
const MS_PER_TURN = 20;

/**
 * Keeps long work from holding up everybody else: others have their turn as
 * soon as some milliseconds were worked, and it does not go on for ever.
 */
export class Pace {
  readonly #elapsed: () => number;
  #workedInTurn = 0;
  #worked = 0;

  constructor(
    private readonly options: {
      /** How long may be worked, without what is waited for. */
      limitMs: number;
      /** Ends it early. */
      signal?: AbortSignal;
      /** Milliseconds from any time on, that never go back. */
      elapsed?: () => number;
    },
  ) {
    this.#elapsed = options.elapsed ?? (() => performance.now());
  }

  /** Whether others are to have their turn before more is worked. */
  get isOver(): boolean {
    return this.#workedInTurn >= MS_PER_TURN;
  }

  /** Lets others have their turn. */
  async pause(): Promise<void> {
    await yieldToOthers();
    this.#workedInTurn = 0;
    this.options.signal?.throwIfAborted();
  }

  /**
   * Does a piece of work; pause before it when the turn is over.
   *
   * @throws InputError when too much was worked
   */
  work<T>(piece: () => T): T {
    const { limitMs, signal } = this.options;
    signal?.throwIfAborted();
    const begun = this.#elapsed();
    const result = piece();
    const worked = this.#elapsed() - begun;
    this.#workedInTurn += worked;
    this.#worked += worked;
    if (this.#worked > limitMs) {
      throw new InputError(
        `The definition is too expensive: evaluating it took more than ${
          limitMs / 1_000
        } seconds; it needs fewer or simpler expressions`,
      );
    }
    return result;
  }
}
