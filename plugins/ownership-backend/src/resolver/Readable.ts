/** Says which of some entities the asker may read. */
export type FindReadable = (
  entityRefs: string[],
) => Promise<ReadonlySet<string>>;

/** Remembers for one request what was asked, so that nothing is asked twice. */
export class Readable {
  readonly #find: FindReadable;
  readonly #asked = new Set<string>();
  readonly #readable = new Set<string>();

  constructor(find: FindReadable) {
    this.#find = find;
  }

  /** Those of all that were asked for so far. */
  get refs(): ReadonlySet<string> {
    return this.#readable;
  }

  /** Asks about many at once. */
  async ask(entityRefs: Iterable<string>): Promise<void> {
    const unknown = [...new Set(entityRefs)].filter(
      ref => !this.#asked.has(ref),
    );
    if (unknown.length > 0) {
      const readable = await this.#find(unknown);
      for (const ref of unknown) {
        this.#asked.add(ref);
        if (readable.has(ref)) {
          this.#readable.add(ref);
        }
      }
    }
  }

  has(entityRef: string): boolean {
    return this.#readable.has(entityRef);
  }
}
