/** Finds what commits belong to, also by the beginning of their id. */
export class ShaIndex {
  readonly #sorted: ReadonlyArray<readonly [sha: string, owner: string]>;

  constructor(entries: ReadonlyArray<readonly [sha: string, owner: string]>) {
    this.#sorted = [...entries].sort(([a], [b]) =>
      a < b ? -1 : Number(a > b),
    );
  }

  /**
   * Undefined if there is none, or if the beginning is that of commits which
   * belong to several.
   */
  find(beginning: string): string | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#sorted[middle][0] < beginning) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const owners = new Set<string>();
    for (let at = low; this.#sorted[at]?.[0].startsWith(beginning); at++) {
      owners.add(this.#sorted[at][1]);
    }
    return owners.size === 1 ? [...owners][0] : undefined;
  }
}
