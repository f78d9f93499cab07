/** Lets everybody do something only so many times within a time. */
export class RateLimit {
  /** When each has done it, the oldest first. */
  readonly #times = new Map<string, number[]>();

  constructor(
    private readonly options: {
      times: number;
      withinMs: number;
      now: () => Date;
    },
  ) {}

  /**
   * Counts one more, unless it is too many.
   *
   * @returns in how many milliseconds there is room for one more; undefined if
   * there was
   */
  take(who: string): number | undefined {
    const { times, withinMs } = this.options;
    const now = this.options.now().getTime();
    this.#forgetBefore(now - withinMs);
    const taken = this.#times.get(who) ?? [];
    if (taken.length >= times) {
      return taken[0] + withinMs - now;
    }
    this.#times.set(who, [...taken, now]);
    return undefined;
  }

  #forgetBefore(start: number): void {
    for (const [who, taken] of this.#times) {
      const left = taken.filter(at => at > start);
      if (left.length === 0) {
        this.#times.delete(who);
      } else if (left.length < taken.length) {
        this.#times.set(who, left);
      }
    }
  }
}
