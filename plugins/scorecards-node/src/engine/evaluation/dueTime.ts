/** Finds the next time at which something happens by itself. */
export class DueTime {
  readonly #now: number;
  #next = Infinity;

  constructor(now: number) {
    this.#now = now;
  }

  /** Notes that something happens then, or did. */
  at(time: number): void {
    if (time > this.#now && time < this.#next) {
      this.#next = time;
    }
  }

  get next(): number | undefined {
    return this.#next === Infinity ? undefined : this.#next;
  }
}
