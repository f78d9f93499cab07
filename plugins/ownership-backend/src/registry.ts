/** Things that modules add, each under a name of its own. */
export interface Registry<T> {
  readonly all: readonly T[];
  /** @throws if there is one of the same name */
  add(this: void, item: T): void;
}

/** @param taken - names that are not to be had */
export function createRegistry<T>(
  nameOf: (item: T) => string,
  taken: readonly string[] = [],
): Registry<T> {
  const items = new Map<string, T>();
  return {
    get all() {
      return [...items.values()];
    },
    add(item) {
      const name = nameOf(item);
      if (items.has(name) || taken.includes(name)) {
        throw new Error(
          `There is a provider '${name}' already; give this one a name of its own`,
        );
      }
      items.set(name, item);
    },
  };
}
