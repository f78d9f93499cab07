import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RefusedError } from '@groundwork/backstage-plugin-environments-node';
import { GitRepository } from '../config';
import { Git, GitError, identityOf } from './Git';
import { isLocked, removeOldIndexes } from './leftovers';
import { splitAtZero, textsOfBatch } from './output';

/** For which git holds its locks at most, if it is alive. */
const lockMs = 1_000;

/** What a commit makes of a folder: these files and no others, or nothing. */
export interface FolderChange {
  path: string;
  files?: Record<string, string>;
}

/**
 * A bare copy of a repository's branch, in which commits are made and pushed.
 *
 * It holds nothing that is not elsewhere, so it may be deleted at any time.
 */
export class Mirror {
  readonly #git: Git;
  readonly #ref: string;
  #last: Promise<unknown> = Promise.resolve();
  #made = false;

  constructor(readonly repository: GitRepository, directory: string) {
    const { id, url, branch } = repository;
    const digest = createHash('sha256').update(url).digest('hex');
    this.#git = new Git(
      join(directory, `${id}-${digest.slice(0, 12)}.git`),
      repository,
    );
    this.#ref = `refs/heads/${branch}`;
  }

  /** Runs what reads or writes the mirror after all that was asked for before. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    // Whoever asked gets the error; it is kept only from those that come next.
    this.#last = next.catch(() => undefined);
    return next;
  }

  /**
   * Reads the branch from the repository.
   *
   * @returns its newest commit; undefined while the repository is empty
   */
  async fetch(signal: AbortSignal): Promise<string | undefined> {
    try {
      return await this.#fetchUnlocked(signal);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /** The names of all files below a folder. */
  async files(
    commit: string,
    folder: string,
    signal: AbortSignal,
  ): Promise<string[]> {
    const below = folder === '' ? [] : ['--', `${folder}/`];
    return this.#list(['-r', commit, ...below], signal);
  }

  /** Which of some paths are there, and are not folders. */
  async existingFiles(
    commit: string,
    paths: string[],
    signal: AbortSignal,
  ): Promise<string[]> {
    if (paths.length === 0) {
      return [];
    }
    const args = ['ls-tree', '-z', '--full-tree', commit, '--', ...paths];
    const lines = splitAtZero(await this.#git.run(args, { signal }));
    return lines
      .filter(line => !line.startsWith('040000 '))
      .map(line => line.slice(line.indexOf('\t') + 1));
  }

  /** The texts of files that are there, by path. */
  async read(
    commit: string,
    paths: string[],
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const input = paths.map(path => `${commit}:${path}\n`).join('');
    const call = { signal, input };
    const bytes = await this.#git.runForBytes(['cat-file', '--batch'], call);
    return textsOfBatch(bytes, paths);
  }

  /** The newest commit up to one that has changed a folder. */
  async lastChange(
    commit: string,
    folder: string,
    signal: AbortSignal,
  ): Promise<string> {
    const args = ['rev-list', '-1', commit, '--', `${folder}/`];
    return (await this.#git.run(args, { signal })).trim() || commit;
  }

  /** Whether a commit is another or comes before it. False for unknown ones. */
  async isIncluded(
    commit: string,
    inCommit: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (!/^[0-9a-f]{40,64}$/.test(inCommit)) {
      return false;
    }
    const args = ['merge-base', '--is-ancestor', commit, inCommit];
    try {
      await this.#git.run(args, { signal });
      return true;
    } catch (error) {
      if (error instanceof GitError) {
        return false;
      }
      throw error;
    }
  }

  /**
   * Makes a commit, without a work tree. Nobody sees it before it is pushed.
   *
   * @param parent - undefined for the first commit
   * @param change - undefined for a commit that changes nothing
   */
  async commit(
    parent: string | undefined,
    change: FolderChange | undefined,
    about: { message: string; at: Date },
    signal: AbortSignal,
  ): Promise<string> {
    await removeOldIndexes(this.#git.directory, about.at);
    const index = join(this.#git.directory, `index-${randomUUID()}`);
    const env = {
      GIT_INDEX_FILE: index,
      ...identityOf(this.repository.author, about.at),
    };
    const run = async (args: string[], input?: string) =>
      (await this.#git.run(args, { signal, env, input })).trim();
    try {
      await run(
        parent === undefined ? ['read-tree', '--empty'] : ['read-tree', parent],
      );
      if (change) {
        const entries = await this.#entries(parent, change, signal);
        await run(['update-index', '-z', '--index-info'], entries);
      }
      const tree = await run(['write-tree']);
      const parents = parent === undefined ? [] : ['-p', parent];
      return await run(
        ['commit-tree', tree, ...parents, '-F', '-'],
        about.message,
      );
    } finally {
      await rm(index, { force: true });
    }
  }

  /**
   * Pushes a commit if the branch is still where it was read.
   *
   * @param expected - undefined when the branch must not be there
   * @returns false if it has moved
   */
  async push(
    commit: string,
    expected: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const options = [
      '--porcelain',
      `--force-with-lease=${this.#ref}:${expected ?? ''}`,
    ];
    const refs = `${commit}:${this.#ref}`;
    const args = ['push', ...options, '--', this.repository.url, refs];
    try {
      await this.#git.run(args, { signal });
    } catch (error) {
      if (!(error instanceof GitError)) {
        throw error;
      }
      const moved = (await this.fetch(signal)) !== expected;
      // Somebody who pushes at this moment holds the branch's lock.
      if (moved || /cannot lock ref|failed to update ref/.test(error.stderr)) {
        return false;
      }
      throw this.#explain(error);
    }
    try {
      await this.#git.run(['update-ref', this.#ref, commit], { signal });
    } catch (error) {
      // It is pushed; whoever fetches next sees to the lock.
      if (!isLocked(error)) {
        throw this.#explain(error);
      }
    }
    return true;
  }

  /** A lock that nobody lets go was left by a killed git: the mirror is made anew. */
  async #fetchUnlocked(signal: AbortSignal): Promise<string | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#fetch(signal);
      } catch (error) {
        if (!isLocked(error) || attempt > 2) {
          throw error;
        }
      }
      if (attempt === 1) {
        await sleep(lockMs, undefined, { signal });
      } else {
        await rm(this.#git.directory, { recursive: true, force: true });
        this.#made = false;
      }
    }
  }

  async #fetch(signal: AbortSignal): Promise<string | undefined> {
    await this.#make(signal);
    const head = await this.#remoteHead(signal);
    if (head !== undefined && head !== (await this.#localHead(signal))) {
      const to = `+${this.#ref}:${this.#ref}`;
      const options = ['--no-tags', '--no-write-fetch-head', '--quiet'];
      const args = ['fetch', ...options, '--', this.repository.url, to];
      await this.#git.run(args, { signal });
    }
    return head === undefined ? undefined : this.#localHead(signal);
  }

  async #make(signal: AbortSignal): Promise<void> {
    if (!this.#made) {
      await mkdir(this.#git.directory, { recursive: true, mode: 0o700 });
      const args = ['init', '--bare', '--quiet', '--template='];
      await this.#git.run(args, { signal });
      this.#made = true;
    }
  }

  async #remoteHead(signal: AbortSignal): Promise<string | undefined> {
    const { url, id, branch } = this.repository;
    const list = async (...refs: string[]) =>
      this.#git.run(['ls-remote', '--heads', '--', url, ...refs], { signal });
    const found = (await list(this.#ref)).match(/^[0-9a-f]+(?=\t)/)?.[0];
    if (found === undefined && (await list()) !== '') {
      throw new RefusedError(
        `repository '${id}' has no branch '${branch}'`,
        `Make the branch, or name another one in environments.drivers.git.`,
      );
    }
    return found;
  }

  async #localHead(signal: AbortSignal): Promise<string | undefined> {
    const args = ['for-each-ref', '--format=%(objectname)', '--', this.#ref];
    return (await this.#git.run(args, { signal })).trim() || undefined;
  }

  async #list(args: string[], signal: AbortSignal): Promise<string[]> {
    const command = ['ls-tree', '-z', '--full-tree', '--name-only', ...args];
    return splitAtZero(await this.#git.run(command, { signal }));
  }

  async #entries(
    parent: string | undefined,
    { path, files = {} }: FolderChange,
    signal: AbortSignal,
  ): Promise<string> {
    const old =
      parent === undefined ? [] : await this.files(parent, path, signal);
    const nothing = '0'.repeat(parent?.length ?? 40);
    const entries = old.map(name => `0 ${nothing}\t${name}\0`);
    for (const [name, text] of Object.entries(files)) {
      const args = ['hash-object', '-w', '--stdin'];
      const blob = (await this.#git.run(args, { signal, input: text })).trim();
      entries.push(`100644 ${blob}\t${path}/${name}\0`);
    }
    return entries.join('');
  }

  #explain(error: unknown): unknown {
    return error instanceof GitError
      ? error.toDriverError(this.repository.id)
      : error;
  }
}
