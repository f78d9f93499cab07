import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactCollector,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import { FactCatalog } from '../facts/FactCatalog';
import { FactStore } from '../facts/FactStore';
import { entityPages } from './entityPages';
import { follow } from './follow';
import { ProblemList, Sieve } from './sieve';
import { CollectorRun } from './types';

/** Observations that are stored at once. */
const PORTION = 500;

/** What waits for longer to be stored is given the time at which it came. */
const AT_ONCE_MS = 1_000;

/** What entities are read and observations stored with. */
export interface CollectingOptions {
  knex: Knex;
  factCatalog: Pick<FactCatalog, 'declaredBy'>;
  factStore: Pick<FactStore, 'ingest'>;
  logger: LoggerService;
  now: () => Date;
}

/** What a collector is run for. */
export interface Assignment {
  collector: FactCollector;
  /** Only these entities; all that it can say something about unless said. */
  entityRefs?: readonly string[];
  /** @throws if nothing must be stored any more */
  assertCurrent: () => Promise<void>;
}

/** One run of a collector. */
export class Collecting {
  readonly #problems = new ProblemList();
  readonly #sieve = new Sieve(this.#problems);
  #waiting: FactObservation[] = [];
  /** Since when the first of them waits. */
  #waitingSince = 0;
  #changed = 0;

  constructor(
    private readonly assignment: Assignment,
    private readonly options: CollectingOptions,
  ) {}

  get result(): Omit<CollectorRun, 'collectorId' | 'error'> {
    return {
      entities: this.#sieve.offered,
      observations: this.#sieve.observed,
      changed: this.#changed,
      problems: this.#problems.texts,
    };
  }

  /** @throws what the collector throws; what it observed before is stored */
  async go(signal: AbortSignal): Promise<void> {
    const { collector } = this.assignment;
    const logger = this.options.logger.child({ collector: collector.id });
    try {
      const batches = follow(
        () => collector.collect(this.#pages(signal), { signal, logger }),
        signal,
        error => logger.warn('It failed after it was given up', error),
      );
      for await (const batch of batches) {
        await this.#take(batch);
      }
    } finally {
      await this.#store();
    }
  }

  async *#pages(signal: AbortSignal) {
    const { collector, entityRefs } = this.assignment;
    const { target } = collector;
    const pages = entityPages(this.options.knex, { target, entityRefs });
    for await (const page of pages) {
      // Whoever goes on regardless gets no more.
      signal.throwIfAborted();
      this.#sieve.offer(page.map(stringifyEntityRef));
      yield page;
    }
  }

  async #take(batch: unknown): Promise<void> {
    const at = this.options.now().getTime();
    if (at - this.#waitingSince > AT_ONCE_MS) {
      // What a slow collector said before must not look as new as this
      await this.#store();
      this.#waitingSince = at;
    }
    this.#waiting.push(...this.#sieve.sift(batch));
    if (this.#waiting.length >= PORTION) {
      await this.#store();
    }
  }

  async #store(): Promise<void> {
    const { collector, assertCurrent } = this.assignment;
    const { factStore, factCatalog, now } = this.options;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) {
      return;
    }
    const at = now();
    const since = this.#waitingSince;
    await assertCurrent();
    const { changed, problems, problemCount } = await factStore.ingest({
      source: collector.id,
      observations:
        at.getTime() - since > AT_ONCE_MS
          ? waiting.map(it => ({
              ...it,
              observedAt: it.observedAt ?? new Date(since),
            }))
          : waiting,
      declared: factCatalog.declaredBy(collector.id),
      now: at,
    });
    this.#changed += changed;
    for (const { entityRef, factId, message } of problems) {
      this.#problems.add(
        factId === undefined
          ? `${entityRef}: ${message}`
          : `${entityRef}: ${factId} ${message}`,
      );
    }
    this.#problems.addMore(problemCount - problems.length);
  }
}
