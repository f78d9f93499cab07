import { setImmediate } from 'node:timers/promises';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { kindRules } from '../../domain/kinds';
import { EntityProjection } from '../../domain/projection';
import { untilAborted } from '../feeds/origin';
import { CodeownersConfig } from './config';
import { CodeownersFile, readCodeowners } from './readCodeowners';
import { Repository, RepositoryList } from './repositories';

const READ_TIMEOUT_MS = 15_000;
const ENTITIES_AT_ONCE = 500;

/** What is known of a repository's file. */
export interface KnownFile {
  /** When its host was last known to say so. */
  asOf: Date;
  /** undefined if there is none. */
  file?: CodeownersFile;
}

interface Entry {
  repository: Repository;
  known?: KnownFile;
  /** When it was last tried to read it. */
  triedAt?: Date;
  /** Why that failed, if it did. */
  error?: Error;
  reading?: Promise<void>;
}

/** What the files are read with. */
export interface CodeownersFilesOptions {
  config: CodeownersConfig;
  urlReader: UrlReaderService;
  allEntities: () => Iterable<EntityProjection>;
  now: () => Date;
  /** How old what is known may be before it is read again. */
  maxAgeMs: number;
}

/** The CODEOWNERS files of the catalog's repositories, in memory. */
export class CodeownersFiles {
  private entries = new Map<string, Entry>();
  private listedAt?: Date;
  private listing?: Promise<Repository[]>;

  constructor(private readonly options: CodeownersFilesOptions) {}

  /** All repositories, as the catalog has them now. */
  list(): Promise<Repository[]> {
    this.listing ??= this.goThroughCatalog().finally(() => {
      this.listing = undefined;
    });
    return this.listing;
  }

  /** @param repo - also without its host, if that leaves no doubt */
  async find(repo: string): Promise<Repository | undefined> {
    if (!this.listedAt) {
      await this.list();
    } else if (this.isOld(this.listedAt)) {
      this.list().catch(() => {
        // What is known serves until there is a new list, and the next question
        // asks for one again. Whoever runs this is told by the refresh of the
        // source: it makes the same list, and fails with it.
      });
    }
    const key = kindRules.repo.normalise(repo);
    if (key === undefined) {
      return undefined;
    }
    const others = kindRules.repo
      .walk(key)
      .filter(({ kind }) => kind === undefined || kind === 'repo');
    return [key, ...others.map(step => step.key)]
      .map(one => this.entries.get(one)?.repository)
      .find(Boolean);
  }

  /**
   * What is known of a repository's file; it is read again if that is old. If
   * reading fails, or is not done before the signal, what was known before is
   * given as long as there is any.
   *
   * @throws if nothing is known
   */
  async get(
    repository: Repository,
    { signal, again = false }: { signal: AbortSignal; again?: boolean },
  ): Promise<{ known: KnownFile; error?: Error }> {
    const entry = this.entries.get(repository.keys[0]) ?? { repository };
    if (again || !entry.triedAt || this.isOld(entry.triedAt)) {
      // Reading goes on when the question is given up, for the next one.
      entry.reading ??= this.read(entry).finally(() => {
        entry.reading = undefined;
      });
      await untilAborted(entry.reading, signal).catch(error => {
        if (!entry.known) {
          throw error;
        }
      });
    }
    if (!entry.known) {
      throw entry.error ?? new Error('it was not read');
    }
    return { known: entry.known, error: entry.error };
  }

  private isOld(time: Date): boolean {
    const { now, maxAgeMs } = this.options;
    return now().getTime() - time.getTime() >= maxAgeMs;
  }

  private async goThroughCatalog(): Promise<Repository[]> {
    const list = new RepositoryList(this.options.config);
    let count = 0;
    for (const entity of this.options.allEntities()) {
      list.add(entity);
      count += 1;
      if (count % ENTITIES_AT_ONCE === 0) {
        await setImmediate();
      }
    }
    const repositories = list.all();
    const entries = new Map<string, Entry>();
    for (const repository of repositories) {
      const last = this.entries.get(repository.keys[0]);
      const entry = Object.assign(last ?? {}, { repository });
      repository.keys.forEach(key => entries.set(key, entry));
    }
    this.entries = entries;
    this.listedAt = this.options.now();
    return repositories;
  }

  private async read(entry: Entry): Promise<void> {
    const asOf = this.options.now();
    try {
      const file = await readCodeowners(entry.repository, {
        urlReader: this.options.urlReader,
        signal: AbortSignal.timeout(READ_TIMEOUT_MS),
        last: entry.known?.file,
      });
      entry.known = { asOf, file };
      entry.error = undefined;
    } catch (error) {
      entry.error = error instanceof Error ? error : new Error(String(error));
    }
    entry.triedAt = asOf;
  }
}
