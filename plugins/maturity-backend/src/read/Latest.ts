/** Values by what they are made of; the one that was asked longest ago goes first. */
export class Latest<T> {
  readonly #values = new Map<string, T>();

  constructor(private readonly kept: number) {}

  get(key: string, make: () => T): T {
    const value = this.#values.has(key) ? this.#values.get(key)! : make();
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.kept) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest);
    }
    return value;
  }
}
