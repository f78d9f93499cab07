import type { TimesNoted } from '../types';

/** How soon is evaluated again what may change at any time. */
const HOUR = 60 * 60 * 1000;

/** Finds the next time at which something happens by itself. */
export class DueTime implements TimesNoted {
  readonly #now: number;
  #next = Infinity;
  #isUnsteady = false;

  constructor(now: number) {
    this.#now = now;
  }

  /** Notes that something happens then, or did. */
  at(time: number): void {
    if (time > this.#now && time < this.#next) {
      this.#next = time;
    }
  }

  /** Notes that something may happen whenever it likes. */
  anyTime(): void {
    this.#isUnsteady = true;
    this.at(this.#now + HOUR);
  }

  get next(): number | undefined {
    return this.#next === Infinity ? undefined : this.#next;
  }

  /** Whether something may happen before that. */
  get isUnsteady(): boolean {
    return this.#isUnsteady;
  }
}
