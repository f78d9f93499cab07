import { EntityTable } from '../domain/resolve/entityTable';
import { NameIndex } from '../domain/resolve/nameIndex';

/**
 * The names of all entities, for finding similar ones.
 *
 * They are needed only when nothing matches exactly, so they are read bit by
 * bit after a start, and the rest at once when somebody asks before that.
 */
export class EntityNames {
  readonly #entities: EntityTable;
  #index: NameIndex | undefined;
  #unread: Iterator<number> | undefined;

  constructor(entities: EntityTable) {
    this.#entities = entities;
  }

  /** All names. */
  get all(): NameIndex {
    while (this.read(10_000)) {
      // The rest follows.
    }
    return this.#begun;
  }

  /**
   * Reads the names of some entities more.
   *
   * @returns whether there are more to be read
   */
  read(count: number): boolean {
    const index = this.#begun;
    for (let left = count; left > 0 && this.#unread; left--) {
      const { done, value } = this.#unread.next();
      if (done) {
        this.#unread = undefined;
      } else {
        this.#take(index, this.#entities.refOf(value));
      }
    }
    return this.#unread !== undefined;
  }

  /** Takes in that an entity has changed. */
  update(entityRef: string): void {
    if (this.#index?.isWorn) {
      this.#index = undefined;
    }
    if (this.#index) {
      this.#take(this.#index, entityRef);
    }
  }

  get #begun(): NameIndex {
    if (!this.#index) {
      this.#index = new NameIndex();
      this.#unread = this.#entities.ids()[Symbol.iterator]();
    }
    return this.#index;
  }

  #take(index: NameIndex, entityRef: string): void {
    index.replace(entityRef, this.#namesOf(entityRef));
  }

  #namesOf(entityRef: string): string[] {
    const entity = this.#entities.peek(entityRef);
    if (!entity) {
      return [];
    }
    const { name, title } = entity;
    return plain(title) === plain(name) ? [name] : [name, title];
  }
}

/** A name as it is compared: `Checkout web` is `checkout-web`. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '-');
}
