import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readdirSync, rmSync } from 'node:fs';
import { InputError, NotFoundError } from '@backstage/errors';
import { AllowedRepositories, allowedRepository } from './allowed';
import { fetchCommit } from './fetchCommit';
import { git } from './git';

/**
 * Which commit of which repository.
 *
 * @internal
 */
export interface SourceCommit {
  repository: string;
  /** In full. */
  commit: string;
}

/** Followed by the process that works there. */
const WORK_PREFIX = '.source-';

/**
 * Reads commits of the repositories that the configuration allows.
 *
 * @remarks
 *
 * Each commit is fetched alone, without history, into a place that is removed
 * afterwards. A cache would be faster for large repositories that are far away,
 * and would have to be locked, cleaned and repaired; this has nothing to repair.
 *
 * @internal
 */
export class GitSource {
  readonly #allowed: readonly AllowedRepositories[];
  readonly #scratch: string;

  /**
   * @param options - `scratch` is where files are read from: a folder of this
   * machine, for the replicas of this portal alone. What was left in it by one that
   * was killed is removed.
   */
  constructor(options: {
    repositories: readonly AllowedRepositories[];
    scratch: string;
  }) {
    this.#allowed = options.repositories;
    this.#scratch = options.scratch;
    sweep(this.#scratch);
  }

  /**
   * Puts the files of a commit into a new directory, which is there whole or
   * not at all. Submodules stay empty, and nothing of git is in it.
   */
  async checkOut(
    source: SourceCommit,
    directory: string,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#withCommit(source, dirname(directory), signal, async work => {
      const files = join(work, 'files');
      await mkdir(files);
      const index = { GIT_INDEX_FILE: join(work, 'index') };
      const call = { directory: join(work, 'git'), variables: index, signal };
      await git({ ...call, command: ['read-tree', source.commit] });
      await git({
        ...call,
        variables: { ...index, GIT_WORK_TREE: files },
        command: ['checkout-index', '--all', `--prefix=${files}/`],
      });
      signal.throwIfAborted();
      await rename(files, directory);
    });
  }

  /**
   * The content of a file of a commit.
   *
   * @throws NotFoundError if it has no such file
   */
  async readFile(
    source: SourceCommit,
    path: string,
    options: { maxBytes: number; signal: AbortSignal },
  ): Promise<Buffer> {
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw new InputError(`'${path}' is no path within a repository`);
    }
    const { signal, maxBytes: maxOutputBytes } = options;
    return await this.#withCommit(source, this.#scratch, signal, async work => {
      const call = { directory: join(work, 'git'), signal, maxOutputBytes };
      const tree = await git({
        ...call,
        command: ['ls-tree', '-z', source.commit, '--', path],
      });
      const [, id] = /^100\d+ blob ([0-9a-f]+)\t/.exec(`${tree}`) ?? [];
      if (!id) {
        throw new NotFoundError(
          `the commit ${source.commit} of '${source.repository}' has no file '${path}'`,
        );
      }
      return await git({ ...call, command: ['cat-file', 'blob', id] });
    });
  }

  async #withCommit<T>(
    { repository, commit }: SourceCommit,
    parent: string,
    signal: AbortSignal,
    use: (work: string) => Promise<T>,
  ): Promise<T> {
    const allowed = allowedRepository(repository, this.#allowed);
    if (!isCommit(commit)) {
      throw new InputError(
        `'${commit}' is no id of a commit: 40 or 64 digits of 0-9a-f`,
      );
    }
    return await this.#withDirectory(parent, async work => {
      await fetchCommit({ allowed, commit, work, signal });
      return await use(work);
    });
  }

  async #withDirectory<T>(
    parent: string,
    use: (work: string) => Promise<T>,
  ): Promise<T> {
    const work = await mkdtemp(join(parent, `${WORK_PREFIX}${process.pid}-`));
    try {
      return await use(work);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}

/** Removes what processes have left that live no more. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^\.source-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether a text is the id of a commit, in full.
 *
 * @internal
 */
export function isCommit(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
