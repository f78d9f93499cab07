/** Something that waits to be written. */
interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Writes together what comes while something else is being written. A transaction
 * costs the database about as much for many small things as for one; whoever waits
 * for one would wait for that of others anyway.
 *
 * What fails together is tried again one by one, so that what cannot be written
 * takes nothing else with it.
 */
export class GroupCommit<Item, Result> {
  #waiting: Array<Waiting<Item, Result>> = [];
  #running = 0;

  constructor(
    private readonly options: {
      /** Writes all of them or none; the results are in the order of items. */
      write: (items: readonly Item[]) => Promise<readonly Result[]>;
      /** How much an item counts; a group counts no more than `most` together. */
      sizeOf: (item: Item) => number;
      most: number;
      /** How many groups may be written at the same time. */
      atOnce: number;
    },
  ) {}

  /** Resolves once it is written, alone or with others. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#start();
    });
  }

  #start(): void {
    while (this.#running < this.options.atOnce && this.#waiting.length > 0) {
      this.#running += 1;
      void this.#run(this.#take()).finally(() => {
        this.#running -= 1;
        this.#start();
      });
    }
  }

  /** As many as go together; one that is larger by itself goes alone. */
  #take(): Array<Waiting<Item, Result>> {
    const { sizeOf, most } = this.options;
    let count = 0;
    let size = 0;
    for (const { item } of this.#waiting) {
      size += sizeOf(item);
      if (count > 0 && size > most) {
        break;
      }
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #run(group: ReadonlyArray<Waiting<Item, Result>>): Promise<void> {
    try {
      const results = await this.options.write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index]));
    } catch (error) {
      if (group.length === 1) {
        group[0].reject(error);
        return;
      }
      for (const one of group) {
        await this.#run([one]);
      }
    }
  }
}
