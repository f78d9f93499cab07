/**
 * A list of whole numbers that takes four bytes for each.
 *
 * An index of a million identifiers as objects would fill the heap with things
 * for the garbage collector to visit; as columns of numbers it is a few arrays.
 */
export class IntColumn {
  #values: Int32Array;

  constructor(capacity: number = 1024) {
    this.#values = new Int32Array(capacity);
  }

  /** 0 for what was never set. */
  get(index: number): number {
    return index < this.#values.length ? this.#values[index] : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const capacity = Math.max(index + 1, this.#values.length * 2);
      const grown = new Int32Array(capacity);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[index] = value;
  }
}

/** Hands out small whole numbers from 1 on, those given back first. */
export class IdPool {
  #next = 1;
  readonly #free: number[] = [];

  take(): number {
    return this.#free.pop() ?? this.#next++;
  }

  giveBack(id: number): void {
    this.#free.push(id);
  }

  /** How many are handed out. */
  get size(): number {
    return this.#next - 1 - this.#free.length;
  }

  /** All that are handed out are below. */
  get limit(): number {
    return this.#next;
  }
}

/** Gives equal texts the same number, from 1 on, and back. */
export class TextPool {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [''];

  idOf(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#ids.set(text, id);
      this.#texts.push(text);
    }
    return id;
  }

  find(text: string): number | undefined {
    return this.#ids.get(text);
  }

  textOf(id: number): string {
    return this.#texts[id];
  }

  /** All ids are below. */
  get limit(): number {
    return this.#texts.length;
  }
}
