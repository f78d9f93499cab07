import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

const MAX_ANSWERS = 5;

/** An answer of the plainest kind. */
export interface PlainAnswer {
  entityRef: string;
  owners: string[];
}

/** All of an index, for a file. */
interface PlainJson {
  entities: Array<[string, { owners?: string[] }]>;
  keys: Array<[string, string[]]>;
}

/** A set of identifiers as it is stored: kind, key and what does not matter. */
type StoredTuple = [string, string, ...unknown[]];

/**
 * The plainest index there is: all rows in one Map, from the key to the
 * entities. It knows no kinds, no permissions, no evidence and no ranking.
 */
export class PlainIndex {
  readonly #refsByKey = new Map<string, string[]>();
  readonly #entities = new Map<string, { owners?: string[] }>();

  /** Reads all rows of the plugin's tables. */
  static async load(knex: Knex): Promise<PlainIndex> {
    const index = new PlainIndex();
    for (const row of await knex('entity').select('entity_ref', 'projection')) {
      index.addEntity(row.entity_ref, fromJsonColumn(knex, row.projection));
    }
    const sets = await knex('identifier_set').select(
      'entity_ref',
      'identifiers',
    );
    for (const row of sets) {
      const tuples = fromJsonColumn<StoredTuple[]>(knex, row.identifiers) ?? [];
      tuples.forEach(([, key]) => index.add(key, row.entity_ref));
    }
    return index;
  }

  /** Reads what `toJSON` made. */
  static fromJSON({ entities, keys }: PlainJson): PlainIndex {
    const index = new PlainIndex();
    entities.forEach(([ref, entity]) => index.addEntity(ref, entity));
    keys.forEach(([key, refs]) => index.#refsByKey.set(key, refs));
    return index;
  }

  toJSON(): PlainJson {
    return { entities: [...this.#entities], keys: [...this.#refsByKey] };
  }

  addEntity(entityRef: string, entity: { owners?: string[] } = {}): void {
    this.#entities.set(entityRef, entity);
  }

  add(key: string, entityRef: string): void {
    const known = this.#refsByKey.get(key);
    if (known) {
      known.push(entityRef);
    } else {
      this.#refsByKey.set(key, [entityRef]);
    }
  }

  /** All pairs of a key and an entity. */
  *pairs(): Iterable<{ key: string; entityRef: string }> {
    for (const [key, refs] of this.#refsByKey) {
      for (const entityRef of refs) {
        yield { key, entityRef };
      }
    }
  }

  /** Who owns whatever has this key. */
  find(key: string): PlainAnswer[] {
    return (this.#refsByKey.get(key) ?? []).slice(0, MAX_ANSWERS).map(ref => ({
      entityRef: ref,
      owners: this.#entities.get(ref)?.owners ?? [],
    }));
  }

  /** Looks every word up, and answers whatever came up most often. */
  findInText(text: string): PlainAnswer[] {
    const hits = new Map<string, number>();
    for (const [word] of text.matchAll(/[\w@./:-]{3,}/g)) {
      const key = plainKey(word);
      for (const ref of this.#refsByKey.get(key) ?? []) {
        hits.set(ref, (hits.get(ref) ?? 0) + 1);
      }
    }
    return [...hits]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_ANSWERS)
      .map(([entityRef]) => ({
        entityRef,
        owners: this.#entities.get(entityRef)?.owners ?? [],
      }));
  }

  /** Compares every name with the one that was asked for. */
  findSimilar(name: string): PlainAnswer[] {
    const wanted = gramsOf(name);
    const scored: Array<{ entityRef: string; score: number }> = [];
    for (const entityRef of this.#entities.keys()) {
      const grams = gramsOf(entityRef.slice(entityRef.indexOf('/') + 1));
      let common = 0;
      for (const gram of grams) {
        common += wanted.has(gram) ? 1 : 0;
      }
      scored.push({
        entityRef,
        score: (2 * common) / (wanted.size + grams.size),
      });
    }
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, MAX_ANSWERS)
      .map(({ entityRef }) => ({
        entityRef,
        owners: this.#entities.get(entityRef)?.owners ?? [],
      }));
  }
}

/** What is pasted, as it is most likely stored: no scheme, port or full stop. */
export function plainKey(text: string): string {
  return text
    .replace(/^https?:\/\//, '')
    .replace(/:\d+$/, '')
    .replace(/[.:]+$/, '');
}

/** A pod without its two suffixes. */
export function plainWorkload(pod: string): string {
  return pod.split('-').slice(0, -2).join('-');
}

/** A host and its parents, nearest first. */
export function plainParents(host: string): string[] {
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
}

function gramsOf(name: string): Set<string> {
  const grams = new Set<string>();
  for (let start = 0; start + 3 <= name.length; start++) {
    grams.add(name.slice(start, start + 3));
  }
  return grams;
}
