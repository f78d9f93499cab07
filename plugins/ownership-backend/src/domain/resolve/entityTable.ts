import { decodeProjection, EntityProjection } from '../projection';
import { TextPool } from './columns';

const MAX_DECODED = 5_000;

/**
 * All entities, by a number and by their ref.
 *
 * What is known of an entity is kept as the JSON text that it is stored as, and
 * read when it is asked for: answers name a handful of entities out of a
 * hundred thousand.
 */
export class EntityTable {
  readonly #refs = new TextPool();
  readonly #texts: Array<string | undefined> = [];
  readonly #decoded = new Map<number, EntityProjection>();
  #size = 0;

  /** How many entities there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of a ref, whether the entity is there or not. */
  idOf(entityRef: string): number {
    return this.#refs.idOf(entityRef);
  }

  /** The number of a ref that was seen before. */
  findId(entityRef: string): number | undefined {
    return this.#refs.find(entityRef);
  }

  refOf(id: number): string {
    return this.#refs.textOf(id);
  }

  /** Whether the catalog has the entity; others may be in a feed only. */
  isThere(id: number): boolean {
    return this.#texts[id] !== undefined;
  }

  has(entityRef: string): boolean {
    const id = this.#refs.find(entityRef);
    return id !== undefined && this.isThere(id);
  }

  get(entityRef: string): EntityProjection | undefined {
    const id = this.#refs.find(entityRef);
    return id === undefined ? undefined : this.#read(id);
  }

  /** Like `get`, for reading many one after the other: keeps nothing. */
  peek(entityRef: string): EntityProjection | undefined {
    const id = this.#refs.find(entityRef);
    const text = id === undefined ? undefined : this.#texts[id];
    return text === undefined ? undefined : decodeProjection(text);
  }

  /** @param text - as `encodeProjection` makes it */
  setText(entityRef: string, text: string): void {
    const id = this.idOf(entityRef);
    if (this.#texts[id] === undefined) {
      this.#size += 1;
    }
    this.#texts[id] = text;
    this.#decoded.delete(id);
  }

  textOf(id: number): string | undefined {
    return this.#texts[id];
  }

  delete(entityRef: string): void {
    const id = this.#refs.find(entityRef);
    if (id !== undefined && this.#texts[id] !== undefined) {
      this.#size -= 1;
      this.#texts[id] = undefined;
      this.#decoded.delete(id);
    }
  }

  /** All numbers are below. */
  get idLimit(): number {
    return this.#refs.limit;
  }

  /** The numbers of all entities that are there. */
  *ids(): Iterable<number> {
    for (let id = 1; id < this.#refs.limit; id++) {
      if (this.isThere(id)) {
        yield id;
      }
    }
  }

  /** All entities, read one at a time and not kept. */
  *all(): Iterable<EntityProjection> {
    for (const id of this.ids()) {
      yield this.#decoded.get(id) ?? decodeProjection(this.#texts[id]!);
    }
  }

  /** All entities of a kind, read one at a time and not kept. */
  *allOfKind(kind: string): Iterable<EntityProjection> {
    for (const id of this.ids()) {
      if (this.#refs.textOf(id).startsWith(`${kind}:`)) {
        yield this.#decoded.get(id) ?? decodeProjection(this.#texts[id]!);
      }
    }
  }

  #read(id: number): EntityProjection | undefined {
    const known = this.#decoded.get(id);
    if (known) {
      return known;
    }
    const text = this.#texts[id];
    if (text === undefined) {
      return undefined;
    }
    if (this.#decoded.size >= MAX_DECODED) {
      this.#decoded.clear();
    }
    const projection = decodeProjection(text);
    this.#decoded.set(id, projection);
    return projection;
  }
}
