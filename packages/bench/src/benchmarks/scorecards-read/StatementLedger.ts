/** How many statements a request took, of what, where. */
export interface StatementEntry {
  database: string;
  size: number;
  what: string;
  count: number;
}

/** Holds counts of statements against each other: they must not grow. */
export class StatementLedger {
  readonly #first = new Map<string, StatementEntry>();

  /** @throws an Error if it was another number with fewer or more entities */
  add(entry: StatementEntry): void {
    const key = `${entry.database} ${entry.what}`;
    const first = this.#first.get(key) ?? entry;
    this.#first.set(key, first);
    if (first.count !== entry.count) {
      throw new Error(
        `${entry.what} (${entry.database}): ${first.count} statements with ${first.size} entities, and ${entry.count} with ${entry.size}`,
      );
    }
  }
}
