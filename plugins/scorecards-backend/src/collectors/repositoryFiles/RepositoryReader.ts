import { setImmediate as nextTurn } from 'node:timers/promises';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { messageOf } from '../../collect/abort';
import { HostGate } from './HostGate';
import { ListedRepository } from './listing';
import { readLocalRepository } from './LocalRepository';
import { FolderFacts, observeFolder } from './observe';
import { KnownFiles, ProbedRepository } from './ProbedRepository';
import { readTree } from './readTree';
import { FileRule, filesToRead, signsReadIn } from './rules';
import { joinPath, RepositoryLimits, RepositoryView } from './view';

/** Repositories of which it is known what they had when they were last read. */
const MAX_REMEMBERED = 20_000;

/** A repository, and the folders of it that are asked about. */
export interface AskedRepository {
  url: string;
  /** Where it is on this machine, if it is. */
  directory?: string;
  folders: readonly string[];
}

/** What repositories are read with. */
export interface RepositoryReaderOptions {
  rules: readonly FileRule[];
  limits: RepositoryLimits;
  urlReader: UrlReaderService;
  now: () => Date;
}

/** What was found when a repository was last read. */
interface Remembered {
  etag?: string;
  byFolder: ReadonlyMap<string, FolderFacts>;
  files: KnownFiles;
}

/** What reading a repository came to. */
type Reading =
  | { kind: 'view'; view: RepositoryView; etag?: string }
  | { kind: 'unchanged' };

/** Finds facts in repositories, and remembers those that have not changed. */
export class RepositoryReader {
  readonly #gate: HostGate;
  readonly #remembered = new Map<string, Remembered>();

  constructor(private readonly options: RepositoryReaderOptions) {
    this.#gate = new HostGate(options);
  }

  /**
   * Facts of each of the folders. What goes wrong is an error on the facts, and
   * never said to be absence.
   */
  async observe(
    repository: AskedRepository,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FolderFacts>> {
    const last = this.#remembered.get(repository.url);
    const known: Remembered = last ?? { byFolder: new Map(), files: new Map() };
    try {
      const reading = await this.#read(repository, known, signal);
      if (reading.kind === 'unchanged') {
        return known.byFolder;
      }
      const byFolder = await this.#observeFolders(repository, reading.view);
      this.#remember(repository, { ...known, etag: reading.etag, byFolder });
      return byFolder;
    } catch (error) {
      const reason = messageOf(error);
      return new Map(
        repository.folders.map(folder => [folder, this.#failed(reason)]),
      );
    }
  }

  #read(
    repository: AskedRepository,
    known: Remembered,
    signal: AbortSignal,
  ): Promise<Reading> {
    const isKnown = repository.folders.every(it => known.byFolder.has(it));
    const etag = isKnown ? known.etag : undefined;
    return repository.directory === undefined
      ? this.#readFromHost(repository, { ...known, etag }, signal)
      : this.#readDirectory(repository.directory, etag, signal);
  }

  async #readDirectory(
    directory: string,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<Reading> {
    const { limits } = this.options;
    const reading = await readLocalRepository(directory, {
      limits,
      signal,
      etag,
    });
    return reading.view
      ? { kind: 'view', view: reading.view, etag: reading.etag }
      : { kind: 'unchanged' };
  }

  async #readFromHost(
    { url, folders }: AskedRepository,
    { etag, files }: Remembered,
    signal: AbortSignal,
  ): Promise<Reading> {
    const { rules, limits, urlReader } = this.options;
    const context = { urlReader, gate: this.#gate, limits, signal };
    const measured = rules.flatMap(it => (it.kind === 'size' ? it.globs : []));
    const reading = await readTree(url, {
      ...context,
      etag,
      filesToRead: filesToRead(rules, folders),
      isLookedInto: signsReadIn(rules, folders),
      isMeasured: path =>
        folders.some(folder =>
          measured.some(
            glob =>
              path.startsWith(joinPath(folder, '')) &&
              glob.matches(path.slice(joinPath(folder, '').length)),
          ),
        ),
    });
    switch (reading.status) {
      case 'read':
        return { kind: 'view', view: reading.view, etag: reading.etag };
      case 'unchanged':
        return { kind: 'unchanged' };
      case 'unsupported': {
        const probe = new ProbedRepository(url, { ...context, known: files });
        return { kind: 'view', view: probe };
      }
      default:
        throw new Error(`Unexpected ${reading satisfies never}`);
    }
  }

  async #observeFolders(
    { url, folders }: AskedRepository,
    view: RepositoryView,
  ): Promise<Map<string, FolderFacts>> {
    const byFolder = new Map<string, FolderFacts>();
    for (const folder of folders) {
      await nextTurn();
      byFolder.set(
        folder,
        view instanceof ListedRepository && !view.hasFolder(folder)
          ? this.#failed(`The repository has no folder '${folder}'`)
          : await observeFolder(view, folder, this.options.rules),
      );
    }
    if (view instanceof ProbedRepository && !view.hasAnswered) {
      const { errors } = this.#failed(
        `Nothing of ${url} could be read: it may be gone, private or empty`,
      );
      return new Map(
        [...byFolder].map(([folder, found]) => [
          folder,
          { facts: {}, errors: { ...errors, ...found.errors } },
        ]),
      );
    }
    return byFolder;
  }

  #remember({ url, directory }: AskedRepository, found: Remembered): void {
    const failed = [...found.byFolder.values()].some(
      ({ errors }) => Object.keys(errors).length > 0,
    );
    // What comes in one go fails the same again; files that are read one by one
    // may not.
    const isSettled = directory === undefined || !failed;
    this.#remembered.delete(url);
    this.#remembered.set(
      url,
      isSettled ? found : { ...found, etag: undefined },
    );
    if (this.#remembered.size > MAX_REMEMBERED) {
      this.#remembered.delete(this.#remembered.keys().next().value!);
    }
  }

  #failed(reason: string): FolderFacts {
    return {
      facts: {},
      errors: Object.fromEntries(
        this.options.rules.map(({ factId }) => [factId, reason]),
      ),
    };
  }
}
