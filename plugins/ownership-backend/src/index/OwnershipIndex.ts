import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  Freshness,
  Identifier,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { Verdicts } from '../domain/feedback';
import { IdentifierSet } from '../domain/identifierSet';
import { EntityProjection } from '../domain/projection';
import {
  CandidateFinder,
  createCandidateFinder,
} from '../domain/resolve/candidates';
import { SimilarName } from '../domain/resolve/nameIndex';
import { findNearest } from '../domain/resolve/nearest';
import { OwnerPeriod } from '../store/ownerHistory';
import { OwnershipStore } from '../store/OwnershipStore';
import { SourceState } from '../store/sources';
import { canCatchUp, catchUpWith, loadState, readAllFeedback } from './follow';
import { freshnessOf } from './freshness';
import { IndexState } from './IndexState';
import { inTime } from './inTime';
import { SnapshotKeeper } from './SnapshotKeeper';

const DEFAULT_POLL_MS = 2_000;
const MAX_BACKOFF_MS = 30_000;

/** With a snapshot to answer from, a slow database does not hold up a start. */
const PATIENCE_MS = 1_000;

const NAMES_PER_TURN = 100;

/** What the index is made with. */
export interface OwnershipIndexOptions {
  /** Connects to the database; tried again until it succeeds. */
  openStore: () => Promise<OwnershipStore>;
  /** Where snapshots are kept; without it there are none. */
  snapshotFile?: string;
  /** How often the catalog is to be refreshed. */
  refreshPeriodMs: number;
  /** How often the database is asked for changes. */
  pollMs?: number;
  logger: LoggerService;
  now: () => Date;
}

/**
 * All identifiers in memory, following what is stored.
 *
 * It starts from the snapshot, if there is one, and takes in what has changed
 * since; without a database it answers from what it has, and says so.
 */
export class OwnershipIndex {
  readonly #options: OwnershipIndexOptions;
  readonly #snapshots: SnapshotKeeper | undefined;
  readonly #closing = new AbortController();
  #state: IndexState | undefined;
  #store: OwnershipStore | undefined;
  #snapshotOf: Date | undefined;
  #unreachable: { since: Date } | undefined;
  #catchingUp: Promise<void> = Promise.resolve();
  #following: Promise<void> = Promise.resolve();
  #readingNames: Promise<void> = Promise.resolve();

  private constructor(options: OwnershipIndexOptions) {
    const { snapshotFile: file, logger, now } = options;
    this.#options = options;
    this.#snapshots =
      file === undefined
        ? undefined
        : new SnapshotKeeper({ file, logger, now });
  }

  /** Loads what there is, and follows what is stored from then on. */
  static async start(options: OwnershipIndexOptions): Promise<OwnershipIndex> {
    const index = new OwnershipIndex(options);
    await index.#readSnapshot();
    const first = index.#tryToCatchUp();
    if (index.#state) {
      const isSlow = sleep(PATIENCE_MS, true, { ref: false });
      if (await Promise.race([first.then(() => false), isSlow])) {
        index.#unreachable ??= { since: options.now() };
      }
    } else {
      await first;
    }
    index.#following = index.#follow(first);
    return index;
  }

  /** Ends following, and writes what has changed to the snapshot. */
  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#following;
    await this.#readingNames;
    await this.#snapshots?.close(this.#state);
  }

  /**
   * Takes in what was stored until now. To be called by whoever has stored
   * something and wants to see it at once; else it takes up to a poll.
   *
   * @throws an Error when the database cannot be reached
   */
  catchUp(): Promise<void> {
    const next = this.#catchingUp
      .catch(() => {
        // Of interest to whoever asked for that one.
      })
      .then(() => this.#catchUp());
    this.#catchingUp = next;
    return next;
  }

  /** Up to when the index is complete, and what keeps it from being so. */
  freshness(): Freshness {
    const { refreshPeriodMs, now } = this.#options;
    return freshnessOf({
      now: now(),
      sources: this.#loaded.sources.values(),
      refreshPeriodMs,
      database: this.#unreachable
        ? {
            status: 'unreachable',
            since: this.#unreachable.since,
            snapshotOf: this.#snapshotOf,
          }
        : { status: 'reachable' },
    });
  }

  /** Whether the database answered when it was last asked. */
  get isDatabaseReachable(): boolean {
    return !this.#unreachable;
  }

  /** How each source was last read. */
  get sources(): SourceState[] {
    return [...this.#loaded.sources.values()];
  }

  get size(): { entities: number; identifiers: number; keys: number } {
    const { entities, identifiers } = this.#loaded;
    return {
      entities: entities.size,
      identifiers: identifiers.size,
      keys: identifiers.keys,
    };
  }

  hasEntity(entityRef: string): boolean {
    return this.#loaded.hasEntity(entityRef);
  }

  getEntity(entityRef: string): EntityProjection | undefined {
    return this.#loaded.entities.get(entityRef);
  }

  /** All entities, one at a time. */
  allEntities(): Iterable<EntityProjection> {
    return this.#loaded.entities.all();
  }

  /** Refs of all entities, in no order. */
  *entityRefs(): Iterable<string> {
    const { entities } = this.#loaded;
    for (const id of entities.ids()) {
      yield entities.refOf(id);
    }
  }

  /** All entities of a kind, in lower case, one at a time. */
  entitiesOfKind(kind: string): Iterable<EntityProjection> {
    return this.#loaded.entities.allOfKind(kind);
  }

  /** All that sources say of an entity. */
  identifiersOf(entityRef: string): IdentifierSet[] {
    return this.#loaded.identifiers.setsOf(entityRef);
  }

  /** When a source was last read without an error; 1970 if never. */
  lastReadOf(source: string): Date {
    return this.#loaded.lastReadOf(source);
  }

  /** Refs of entities to which other sources than one say an identifier leads. */
  findByIdentifier(
    { kind, key }: Identifier,
    { exceptSource }: { exceptSource: string },
  ): string[] {
    const refs = this.#loaded
      .find(kind, key)
      .filter(({ source }) => source !== exceptSource)
      .map(({ entityRef }) => entityRef);
    return [...new Set(refs)];
  }

  /** What people said of an identifier, as far as it is in force. */
  verdictsOn(identifier: Identifier): Verdicts {
    return this.#loaded.feedback.verdictsOn(identifier);
  }

  /** For the questions of one request. */
  candidateFinder(): CandidateFinder {
    return createCandidateFinder(this.#loaded);
  }

  /** Entities whose names are like what was asked for. */
  findNearest(
    tokens: readonly Token[],
    query: string | undefined,
    limit: number,
  ): SimilarName[] {
    return findNearest(this.#loaded.names.all, tokens, query, limit);
  }

  /**
   * Who owned entities at a time. Entities of which that is not known are left
   * out.
   *
   * @throws ServiceUnavailableError when the database cannot be reached: the
   * past is not in memory
   */
  async findOwnersAt(
    entityRefs: readonly string[],
    at: Date,
  ): Promise<Map<string, string[]>> {
    return this.#askPast(store => store.findOwnersAt(entityRefs, at));
  }

  /**
   * Who owned an entity, latest first.
   *
   * @throws ServiceUnavailableError when the database cannot be reached
   */
  async findOwnerHistory(
    entityRef: string,
    limit: number,
  ): Promise<OwnerPeriod[]> {
    return this.#askPast(store => store.findOwnerHistory(entityRef, limit));
  }

  async #askPast<T>(
    question: (store: OwnershipStore) => Promise<T>,
  ): Promise<T> {
    try {
      this.#store ??= await this.#options.openStore();
      return await inTime(question(this.#store));
    } catch (error) {
      // The cause names hosts, which is nothing for whoever asks.
      this.#options.logger.error(
        'Who owned something in the past could not be read',
        error as Error,
      );
      throw new ServiceUnavailableError(
        "The database cannot be reached, and who owned something in the past is nowhere else; ask without 'at', or again later",
      );
    }
  }

  get #loaded(): IndexState {
    if (!this.#state) {
      throw new ServiceUnavailableError(
        'The ownership index is not loaded: the database cannot be reached, and there is no snapshot to answer from; try again later',
      );
    }
    return this.#state;
  }

  async #readSnapshot(): Promise<void> {
    const snapshot = await this.#snapshots?.load();
    if (snapshot) {
      this.#snapshotOf = snapshot.writtenAt;
      this.#use(snapshot.state);
    }
  }

  #use(state: IndexState): void {
    this.#state = state;
    this.#readingNames = this.#readNames(state);
  }

  async #catchUp(): Promise<void> {
    this.#store ??= await this.#options.openStore();
    const store = this.#store;
    const mark = await inTime(store.readMark());
    const state = this.#state;
    if (!state || !canCatchUp(state, mark)) {
      this.#use(await loadState(store, mark));
    } else if (state.mark.revision < mark.revision) {
      await catchUpWith(store, state, mark);
    }
    if (this.#snapshotOf && this.#state) {
      await readAllFeedback(store, this.#state);
      this.#snapshotOf = undefined;
    }
    if (this.#unreachable) {
      this.#options.logger.info('The database can be reached again');
      this.#unreachable = undefined;
    }
  }

  /** @returns whether the database could be reached */
  async #tryToCatchUp(): Promise<boolean> {
    const { logger, now } = this.#options;
    try {
      await this.catchUp();
      return true;
    } catch (error) {
      if (!this.#unreachable) {
        this.#unreachable = { since: now() };
        logger.error(
          this.#state
            ? 'The database cannot be reached; answering from memory until it can'
            : 'The database cannot be reached, and there is no snapshot to answer from',
          error as Error,
        );
      }
      return false;
    }
  }

  async #follow(first: Promise<boolean>): Promise<void> {
    const { pollMs = DEFAULT_POLL_MS } = this.#options;
    let isReachable = await first;
    let waitMs = pollMs;
    while (!this.#closing.signal.aborted) {
      if (this.#state) {
        this.#snapshots?.tick(this.#state);
      }
      waitMs = isReachable ? pollMs : Math.min(waitMs * 2, MAX_BACKOFF_MS);
      await this.#pause(waitMs);
      if (!this.#closing.signal.aborted) {
        isReachable = await this.#tryToCatchUp();
      }
    }
  }

  /** Reads names bit by bit, so that nobody has to wait for it. */
  async #readNames(state: IndexState): Promise<void> {
    while (
      this.#state === state &&
      !this.#closing.signal.aborted &&
      state.names.read(NAMES_PER_TURN)
    ) {
      await this.#pause(1);
    }
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    try {
      await sleep(ms, undefined, { signal, ref: false });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}
