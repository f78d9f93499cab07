import { compareText } from './candidates';
import { GRAMS, gramsOf, similarityOf } from './grams';
import { IntColumn } from './columns';

/** Groups of characters that more names have than this are not followed. */
const MAX_POSTINGS = 5_000;

/** How many names are compared in full. */
const MAX_COMPARED = 64;

const LEAST_SIMILAR = 0.4;

/** Estimates of similarity are told apart in so many steps. */
const STEPS = 200;

/** A name that is like the one that was asked for. */
export interface SimilarName {
  entityRef: string;
  similarity: number;
}

/**
 * Finds names that are like another one, for when nothing matches exactly.
 *
 * For each group of three characters there is a list of the names that have
 * it. A search counts in those lists, apart from the longest: what half of all
 * names have does not tell them apart. So its time does not grow with the
 * number of names, at the price of a name now and then that is not found.
 */
export class NameIndex {
  readonly #names: string[] = [];
  readonly #refs: string[] = [];
  readonly #isDead: boolean[] = [];
  /** How many groups of characters each name has. */
  readonly #sizes = new IntColumn();
  readonly #ofEntity = new Map<string, number[]>();
  readonly #postings: Array<number[] | undefined> = new Array(GRAMS);
  #counts = new Uint8Array(1024);
  #dead = 0;

  /** How many names there are. */
  get size(): number {
    return this.#names.length - this.#dead;
  }

  /** Whether so many names were replaced that it is time to start afresh. */
  get isWorn(): boolean {
    return this.#dead > 1_000 && this.#dead > this.#names.length / 4;
  }

  /** Makes these the names of an entity; none removes it. */
  replace(entityRef: string, names: readonly string[]): void {
    const known = this.#ofEntity.get(entityRef) ?? [];
    const before = known.map(id => this.#names[id]);
    if (before.join('\n') === names.join('\n')) {
      return;
    }
    known.forEach(id => {
      this.#isDead[id] = true;
    });
    this.#dead += known.length;
    if (names.length === 0) {
      this.#ofEntity.delete(entityRef);
    } else {
      this.#ofEntity.set(
        entityRef,
        names.map(name => this.#add(entityRef, name)),
      );
    }
  }

  /** The most similar entities, most similar first. */
  search(text: string, limit: number): SimilarName[] {
    const wanted = gramsOf(text);
    const best = new Map<string, number>();
    for (const id of this.#findLikely(wanted)) {
      const similarity = similarityOf(wanted, gramsOf(this.#names[id]));
      const entityRef = this.#refs[id];
      if (similarity >= Math.max(LEAST_SIMILAR, best.get(entityRef) ?? 0)) {
        best.set(entityRef, similarity);
      }
    }
    return [...best]
      .map(([entityRef, similarity]) => ({ entityRef, similarity }))
      .sort(
        (a, b) =>
          b.similarity - a.similarity || compareText(a.entityRef, b.entityRef),
      )
      .slice(0, limit);
  }

  #add(entityRef: string, name: string): number {
    const id = this.#names.length;
    const grams = gramsOf(name);
    this.#names.push(name);
    this.#refs.push(entityRef);
    this.#isDead.push(false);
    this.#sizes.set(id, grams.length);
    for (const gram of grams) {
      const list = this.#postings[gram];
      if (list) {
        list.push(id);
      } else {
        this.#postings[gram] = [id];
      }
    }
    return id;
  }

  /** The names that seem most similar, going by the lists that are followed. */
  #findLikely(wanted: readonly number[]): number[] {
    const lists = wanted
      .map(gram => this.#postings[gram] ?? [])
      .filter(({ length }) => length <= MAX_POSTINGS);
    const bySimilarity: number[][] = [];
    for (const id of this.#count(lists)) {
      // Groups that are not followed are taken to be shared in equal part.
      const shared = this.#counts[id] / lists.length;
      const common = shared * wanted.length;
      const estimate = (2 * common) / (wanted.length + this.#sizes.get(id));
      (bySimilarity[Math.floor(estimate * STEPS)] ??= []).push(id);
      this.#counts[id] = 0;
    }
    const likely: number[] = [];
    for (const ids of bySimilarity.reverse()) {
      for (const id of ids ?? []) {
        if (likely.push(id) === MAX_COMPARED) {
          return likely;
        }
      }
    }
    return likely;
  }

  /** Counts, for each name in a list, in how many it is. */
  #count(lists: number[][]): number[] {
    if (this.#counts.length < this.#names.length) {
      this.#counts = new Uint8Array(this.#names.length * 2);
    }
    const counts = this.#counts;
    const touched: number[] = [];
    for (const list of lists) {
      for (const id of list) {
        if (counts[id] === 0) {
          if (this.#isDead[id]) {
            continue;
          }
          touched.push(id);
        }
        counts[id] += 1;
      }
    }
    return touched;
  }
}
