import {
  Identifier,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../kinds';
import { IdPool, IntColumn } from './columns';

const KINDS = Object.keys(kindRules) as IdentifierKind[];
const ORDINALS = new Map(KINDS.map((kind, index) => [kind, index]));

/**
 * All keys, one map per kind, and for each key the head of the list of
 * statements that claim it.
 */
export class KeyTable {
  readonly #ids = KINDS.map(() => new Map<string, number>());
  readonly #keys: string[] = [];
  readonly #kinds = new IntColumn();
  readonly #heads = new IntColumn();
  readonly #counts = new IntColumn();
  readonly #pool = new IdPool();

  /** How many keys there are. */
  get size(): number {
    return this.#pool.size;
  }

  find(kind: IdentifierKind, key: string): number | undefined {
    return this.#ids[ORDINALS.get(kind)!].get(key);
  }

  /** The number of a key, which is new if need be. */
  idOf(kind: IdentifierKind, key: string): number {
    const ordinal = ORDINALS.get(kind);
    if (ordinal === undefined) {
      throw new Error(
        `Cannot index '${key}': kind '${kind}' is not one of ${KINDS.join(
          ', ',
        )}`,
      );
    }
    const known = this.#ids[ordinal].get(key);
    if (known !== undefined) {
      return known;
    }
    const id = this.#pool.take();
    this.#ids[ordinal].set(key, id);
    this.#keys[id] = key;
    this.#kinds.set(id, ordinal);
    this.#heads.set(id, 0);
    this.#counts.set(id, 0);
    return id;
  }

  identifierOf(id: number): Identifier {
    return { kind: KINDS[this.#kinds.get(id)], key: this.#keys[id] };
  }

  /** The first statement that claims the key. */
  headOf(id: number): number {
    return this.#heads.get(id);
  }

  /** How many statements claim the key. */
  countOf(id: number): number {
    return this.#counts.get(id);
  }

  setHead(id: number, statement: number): void {
    this.#heads.set(id, statement);
  }

  /** Counts a statement more or less; a key that nobody claims is forgotten. */
  count(id: number, difference: 1 | -1): void {
    const count = this.#counts.get(id) + difference;
    this.#counts.set(id, count);
    if (count === 0) {
      this.#ids[this.#kinds.get(id)].delete(this.#keys[id]);
      this.#keys[id] = '';
      this.#pool.giveBack(id);
    }
  }
}
