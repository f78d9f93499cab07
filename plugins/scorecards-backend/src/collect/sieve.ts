import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';

/** As many as a person reads. */
const MAX_KEPT = 100;
const MAX_SHOWN = 200;

/** Takes down problems, without growing with them. */
export class ProblemList {
  readonly #kept = new Set<string>();
  #count = 0;

  /** Of the same problem again, nothing more is said. */
  add(problem: string): void {
    if (this.#kept.has(problem)) {
      return;
    }
    this.#count += 1;
    if (this.#kept.size < MAX_KEPT) {
      this.#kept.add(problem);
    }
  }

  /** Adds to the number of problems, without the problems. */
  addMore(count: number): void {
    this.#count += count;
  }

  /** Each once, and how many more there were. */
  get texts(): string[] {
    const more = this.#count - this.#kept.size;
    return more > 0 ? [...this.#kept, `and ${more} more`] : [...this.#kept];
  }
}

/**
 * Lets through what a collector may say. Collectors are the work of others, so
 * that anything may come of one.
 */
export class Sieve {
  readonly #offered = new Set<string>();
  readonly #observed = new Set<string>();

  constructor(private readonly problems: ProblemList) {}

  /** Takes down entities that were offered, by their refs. */
  offer(entityRefs: readonly string[]): void {
    entityRefs.forEach(ref => this.#offered.add(ref));
  }

  get offered(): number {
    return this.#offered.size;
  }

  get observed(): number {
    return this.#observed.size;
  }

  /**
   * The observations of a batch that are of entities that were offered, each
   * once: of several the first is taken.
   *
   * @throws TypeError if that is no batch
   */
  sift(batch: unknown): FactObservation[] {
    if (!Array.isArray(batch)) {
      throw new TypeError(
        `It must yield lists of observations, and yielded ${describe(batch)}`,
      );
    }
    return batch.flatMap((it: unknown) => this.#siftOne(it) ?? []);
  }

  #siftOne(observation: unknown): FactObservation | undefined {
    const problem = describeBadShape(observation);
    if (problem !== undefined) {
      this.problems.add(problem);
      return undefined;
    }
    const taken = observation as FactObservation;
    const entityRef = taken.entityRef.toLocaleLowerCase('en-US');
    const shown = entityRef.slice(0, MAX_SHOWN);
    if (!this.#offered.has(entityRef)) {
      this.problems.add(
        `${shown}: it was not offered, so what is said of it is not taken`,
      );
      return undefined;
    }
    if (this.#observed.has(entityRef)) {
      this.problems.add(`${shown}: it was observed twice; the first is taken`);
      return undefined;
    }
    this.#observed.add(entityRef);
    return { ...taken, entityRef };
  }
}

function describeBadShape(observation: unknown): string | undefined {
  if (!isRecord(observation)) {
    return `An observation is ${describe(observation)}; it must be an object`;
  }
  const { entityRef, facts, errors, observedAt } = observation;
  if (typeof entityRef !== 'string') {
    return `An observation has ${describe(
      entityRef,
    )} for its entityRef; it must be a text`;
  }
  const shown = entityRef.slice(0, MAX_SHOWN);
  if (!isRecord(facts)) {
    return `${shown}: facts is ${describe(
      facts,
    )}; it must be an object of values by fact id`;
  }
  if (
    errors !== undefined &&
    !(
      isRecord(errors) &&
      Object.values(errors).every(it => typeof it === 'string')
    )
  ) {
    return `${shown}: errors must be an object of texts by fact id`;
  }
  if (observedAt !== undefined && !(observedAt instanceof Date)) {
    return `${shown}: observedAt is ${describe(observedAt)}; it must be a Date`;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value);
  }
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
