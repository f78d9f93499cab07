/** Undoes one thing; further calls wait for the first. */
export type Undo = () => Promise<void>;

/**
 * The things that must not outlive a run: processes, databases, files.
 *
 * Each is registered before or as it comes to be, and stays until it is gone,
 * so that an interrupt at any moment finds it here. They are undone in reverse
 * order: a server stops before the database under it is dropped.
 */
export class Cleanup {
  readonly #pending: Array<{ what: string; undo: Undo }> = [];
  #closed = false;

  /** Registers how to undo a thing, and hands out the means to do so early. */
  defer(what: string, undo: Undo): Undo {
    if (this.#closed) {
      // What comes too late to be waited for is not to stay either.
      undo().catch(error => process.stderr.write(`${what}: ${error}\n`));
      throw new Error(`The run is over, ${what} comes too late`);
    }
    let undoing: Promise<void> | undefined;
    const entry = {
      what,
      undo: () => {
        undoing ??= undo().finally(() => {
          this.#pending.splice(this.#pending.indexOf(entry), 1);
        });
        return undoing;
      },
    };
    this.#pending.push(entry);
    return entry.undo;
  }

  /** Undoes all that is left; one failure does not keep the rest alive. */
  async run(): Promise<void> {
    const errors: Error[] = [];
    for (
      let entry = this.#pending.at(-1);
      entry !== undefined;
      entry = this.#pending.at(-1)
    ) {
      try {
        await entry.undo();
      } catch (cause) {
        errors.push(new Error(`Could not remove ${entry.what}`, { cause }));
      }
    }
    if (errors.length > 0) {
      throw new AggregateError(
        errors,
        errors.map(error => `${error.message}: ${error.cause}`).join('; '),
      );
    }
  }

  /** Undoes all that is left and accepts nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.run();
  }
}
