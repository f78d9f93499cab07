import { setTimeout } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { contentsOf, FIELDS, KINDS } from './contentsOf';
import { DirectoryStore } from './DirectoryStore';
import { Snapshot } from './Snapshot';
import { CatalogComponent, CatalogContents } from './types';

/** What a directory works with. */
export interface DirectoryOptions {
  store: DirectoryStore;
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: LoggerService;
  now: () => Date;
}

/** What another reading of the catalog says differently. */
export interface DirectoryChange {
  repositories: string[];
  /** What deployments call the components that changed. */
  services: string[];
  /** Whether it answers again after it did not. */
  isBack: boolean;
}

/** What the catalog says of components, as of the last time that it said it. */
export class Directory {
  #snapshot = emptySnapshot();
  /** People are not stored: until it has answered, nobody is known. */
  #isAvailable = false;
  readonly #asked = new AbortController();
  #listener: DirectoryListener = async () => {};

  constructor(private readonly options: DirectoryOptions) {}

  /** What is known now. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Whether the catalog was asked, and answered the last time. */
  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  /**
   * Waits until it was asked once, or the time is up: what is derived before has
   * to be derived again, and a catalog that is silent must not hold up all else.
   */
  async untilAsked(mostMs: number, stop: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stop, this.#asked.signal]);
    try {
      await setTimeout(mostMs, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  /** Whether nothing is known, as before the catalog was read for the first time. */
  get isEmpty(): boolean {
    return this.#snapshot.contents.components.length === 0;
  }

  /** Has somebody told of changes from now on. */
  onChange(listener: DirectoryListener): void {
    this.#listener = listener;
  }

  /** Begins with what was known before this replica was started. */
  async load(): Promise<void> {
    const { store } = this.options;
    this.#snapshot = new Snapshot(await store.load(), await store.loadOwners());
  }

  /**
   * Reads the catalog. If it cannot be read, what was known before stays.
   *
   * @returns whether anything is different now
   */
  async refresh(signal?: AbortSignal): Promise<boolean> {
    try {
      return await this.#refresh(signal);
    } finally {
      this.#asked.abort();
    }
  }

  async #refresh(signal: AbortSignal | undefined): Promise<boolean> {
    const { store, logger, now } = this.options;
    const before = this.#snapshot.contents;
    const contents = await this.#read(signal);
    if (!contents) {
      return false;
    }
    if (contents.components.length === 0 && before.components.length > 0) {
      this.#isAvailable = false;
      logger.warn(
        'The catalog has no components at all; those that it had before are used until it has some',
      );
      return false;
    }
    const isBack = !this.#isAvailable;
    const changed = { ...differenceOf(before, contents), isBack };
    const isChanged = changed.repositories.length + changed.services.length > 0;
    // Read before the marks can be seen, so that nobody derives with the old one
    const owners = await store.save(contents, now(), async trx => {
      if (isChanged || isBack) {
        await this.#listener(changed, trx);
      }
      return store.loadOwners(trx);
    });
    this.#snapshot = new Snapshot(contents, owners);
    this.#isAvailable = true;
    return isChanged;
  }

  async #read(
    signal: AbortSignal | undefined,
  ): Promise<CatalogContents | undefined> {
    const { catalog, auth, logger } = this.options;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const entities: Entity[] = [];
      const pages = catalog.streamEntities(
        { filter: { kind: KINDS }, fields: FIELDS },
        { credentials },
      );
      for await (const page of pages) {
        signal?.throwIfAborted();
        entities.push(...page);
      }
      return contentsOf(entities);
    } catch (error) {
      signal?.throwIfAborted();
      this.#isAvailable = false;
      logger.warn(
        'The catalog could not be read; what it said before is used until it can',
        error as Error,
      );
      return undefined;
    }
  }
}

/** Told, within a transaction, of what has to be derived again. */
export type DirectoryListener = (
  changed: DirectoryChange,
  trx: Knex.Transaction,
) => Promise<void>;

/** A directory of nothing. */
export function emptySnapshot(): Snapshot {
  const contents: CatalogContents = {
    components: [],
    groups: new Map(),
    groupsOfPeople: new Map(),
  };
  return new Snapshot(contents, new Map());
}

/** What has to be derived again: titles and the like are looked up when asked. */
function differenceOf(
  before: CatalogContents,
  after: CatalogContents,
): Omit<DirectoryChange, 'isBack'> {
  const known = new Map(before.components.map(it => [it.component, it]));
  const now = new Map(after.components.map(it => [it.component, it]));
  const changed = [...new Set([...known.keys(), ...now.keys()])].flatMap(
    ref => {
      const [old, next] = [known.get(ref), now.get(ref)];
      return meaningOf(old) === meaningOf(next)
        ? []
        : [old, next].flatMap(it => it ?? []);
    },
  );
  const unique = (values: Array<string | undefined>) => [
    ...new Set(values.flatMap(it => it ?? [])),
  ];
  return {
    repositories: unique(changed.map(it => it.repository)),
    services: unique(changed.flatMap(it => it.services)),
  };
}

function meaningOf(it: CatalogComponent | undefined): string {
  return JSON.stringify(it && [it.owner, it.repository, it.path, it.services]);
}
