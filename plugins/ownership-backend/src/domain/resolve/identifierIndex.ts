import {
  Identifier,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';
import { IdentifierSet, SourcedIdentifier } from '../identifierSet';
import { IdPool, IntColumn, TextPool } from './columns';
import { EntityTable } from './entityTable';
import { KeyTable } from './keyTable';

const CONFIDENCE_UNIT = 10_000;
const OBSERVED_UNIT_MS = 60_000;

/** A statement of a source: the entity has the identifier. */
export interface Statement {
  entityRef: string;
  source: string;
  rule: string;
  confidence: number;
  /** Left out where the source says so whenever it is read. */
  observedAt?: Date;
  link?: string;
}

/**
 * What leads from a key to the entities that claim it.
 *
 * Statements are rows of columns. Each is in two lists: that of its key, which
 * look-ups follow, and that of its set (what one source says of one entity),
 * which is followed to replace the set. Both are linked in both directions or
 * walked whole, so that a change costs as much as what it changes, even where
 * many thousands claim the same key.
 */
export class IdentifierIndex {
  readonly #entities: EntityTable;
  readonly #keys = new KeyTable();
  readonly #sources = new TextPool();
  readonly #rules = new TextPool();
  readonly #links = new Map<number, string>();

  readonly #statements = new IdPool();
  readonly #key = new IntColumn();
  readonly #nextOfKey = new IntColumn();
  readonly #previousOfKey = new IntColumn();
  readonly #nextOfSet = new IntColumn();
  readonly #set = new IntColumn();
  readonly #rule = new IntColumn();
  readonly #confidence = new IntColumn();
  readonly #observed = new IntColumn();

  readonly #sets = new IdPool();
  readonly #setSource = new IntColumn();
  readonly #setEntity = new IntColumn();
  readonly #setHead = new IntColumn();
  readonly #nextSetOfEntity = new IntColumn();
  readonly #setsOfEntity = new IntColumn();

  constructor(entities: EntityTable) {
    this.#entities = entities;
  }

  /** How many statements there are. */
  get size(): number {
    return this.#statements.size;
  }

  /** How many different keys there are. */
  get keys(): number {
    return this.#keys.size;
  }

  /** Makes what a source says of an entity be exactly this. */
  replace(set: IdentifierSet): void {
    const source = this.#sources.idOf(set.source);
    const entity = this.#entities.idOf(set.entityRef);
    this.#removeSet(source, entity);
    if (set.identifiers.length === 0) {
      return;
    }
    const id = this.#sets.take();
    this.#setSource.set(id, source);
    this.#setEntity.set(id, entity);
    this.#setHead.set(id, 0);
    this.#nextSetOfEntity.set(id, this.#setsOfEntity.get(entity));
    this.#setsOfEntity.set(entity, id);
    for (const identifier of set.identifiers) {
      this.#add(id, identifier);
    }
  }

  /** How many statements there are about a key. */
  countOf(kind: IdentifierKind, key: string): number {
    const id = this.#keys.find(kind, key);
    return id === undefined ? 0 : this.#keys.countOf(id);
  }

  /** What is said about a key, of entities that the catalog has. */
  find(kind: IdentifierKind, key: string): Statement[] {
    const id = this.#keys.find(kind, key);
    const found: Statement[] = [];
    let row = id === undefined ? 0 : this.#keys.headOf(id);
    for (; row !== 0; row = this.#nextOfKey.get(row)) {
      const set = this.#set.get(row);
      const entity = this.#setEntity.get(set);
      if (this.#entities.isThere(entity)) {
        found.push({
          entityRef: this.#entities.refOf(entity),
          source: this.#sources.textOf(this.#setSource.get(set)),
          rule: this.#rules.textOf(this.#rule.get(row)),
          confidence: this.#confidence.get(row) / CONFIDENCE_UNIT,
          observedAt: this.#observedAt(row),
          link: this.#links.get(row),
        });
      }
    }
    return found;
  }

  /** All that is said of an entity, by source. */
  setsOf(entityRef: string): IdentifierSet[] {
    const entity = this.#entities.findId(entityRef);
    const found: IdentifierSet[] = [];
    let set = entity === undefined ? 0 : this.#setsOfEntity.get(entity);
    for (; set !== 0; set = this.#nextSetOfEntity.get(set)) {
      found.push(this.#readSet(set));
    }
    return found.sort((a, b) => (a.source < b.source ? -1 : 1));
  }

  /** Everything, in no particular order. */
  *allSets(): Iterable<IdentifierSet> {
    for (let set = 1; set < this.#sets.limit; set++) {
      if (this.#setHead.get(set) !== 0) {
        yield this.#readSet(set);
      }
    }
  }

  #add(set: number, identifier: SourcedIdentifier): void {
    const { kind, key, rule, confidence, observedAt, link } = identifier;
    const keyId = this.#keys.idOf(kind, key);
    const row = this.#statements.take();
    const first = this.#keys.headOf(keyId);
    this.#key.set(row, keyId);
    this.#set.set(row, set);
    this.#previousOfKey.set(row, 0);
    this.#nextOfKey.set(row, first);
    if (first !== 0) {
      this.#previousOfKey.set(first, row);
    }
    this.#keys.setHead(keyId, row);
    this.#keys.count(keyId, 1);
    this.#nextOfSet.set(row, this.#setHead.get(set));
    this.#setHead.set(set, row);
    this.#rule.set(row, this.#rules.idOf(rule));
    this.#confidence.set(row, Math.round(confidence * CONFIDENCE_UNIT));
    this.#observed.set(
      row,
      observedAt ? Math.floor(observedAt.getTime() / OBSERVED_UNIT_MS) : 0,
    );
    if (link !== undefined) {
      this.#links.set(row, link);
    }
  }

  #removeSet(source: number, entity: number): void {
    let before = 0;
    let set = this.#setsOfEntity.get(entity);
    while (set !== 0 && this.#setSource.get(set) !== source) {
      before = set;
      set = this.#nextSetOfEntity.get(set);
    }
    if (set === 0) {
      return;
    }
    const after = this.#nextSetOfEntity.get(set);
    if (before === 0) {
      this.#setsOfEntity.set(entity, after);
    } else {
      this.#nextSetOfEntity.set(before, after);
    }
    for (let row = this.#setHead.get(set); row !== 0; ) {
      const next = this.#nextOfSet.get(row);
      this.#removeStatement(row);
      row = next;
    }
    this.#setHead.set(set, 0);
    this.#sets.giveBack(set);
  }

  #removeStatement(row: number): void {
    const keyId = this.#key.get(row);
    const previous = this.#previousOfKey.get(row);
    const next = this.#nextOfKey.get(row);
    if (previous === 0) {
      this.#keys.setHead(keyId, next);
    } else {
      this.#nextOfKey.set(previous, next);
    }
    if (next !== 0) {
      this.#previousOfKey.set(next, previous);
    }
    this.#keys.count(keyId, -1);
    this.#links.delete(row);
    this.#statements.giveBack(row);
  }

  #readSet(set: number): IdentifierSet {
    const identifiers: SourcedIdentifier[] = [];
    for (
      let row = this.#setHead.get(set);
      row !== 0;
      row = this.#nextOfSet.get(row)
    ) {
      identifiers.push(this.#readIdentifier(row));
    }
    return {
      source: this.#sources.textOf(this.#setSource.get(set)),
      entityRef: this.#entities.refOf(this.#setEntity.get(set)),
      // The list grows at its head.
      identifiers: identifiers.reverse(),
    };
  }

  #readIdentifier(row: number): SourcedIdentifier {
    const identifier: Identifier = this.#keys.identifierOf(this.#key.get(row));
    const observedAt = this.#observedAt(row);
    const link = this.#links.get(row);
    return {
      ...identifier,
      rule: this.#rules.textOf(this.#rule.get(row)),
      confidence: this.#confidence.get(row) / CONFIDENCE_UNIT,
      ...(observedAt && { observedAt }),
      ...(link !== undefined && { link }),
    };
  }

  #observedAt(row: number): Date | undefined {
    const observed = this.#observed.get(row);
    return observed === 0 ? undefined : new Date(observed * OBSERVED_UNIT_MS);
  }
}
