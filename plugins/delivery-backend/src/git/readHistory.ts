import { InputError } from '@backstage/errors';
import { GitError } from './errors';
import { CommitFiles, readCommits, readFiles, Stretch } from './log';
import { recogniseChange } from './recogniseChange';
import { findBranch, LocalRepository } from './repository';
import { readGit } from './runGit';
import { GitChange, GitCommit } from './types';
import { WaitingCommits } from './WaitingCommits';

/** Which history to read. */
export interface HistoryRequest {
  /**
   * `main`, `origin/main` or `refs/heads/main`.
   * @defaultValue what HEAD is at
   */
  branch?: string;
  /** The last commit that was read before, in full; what comes after is read. */
  since?: string;
  signal: AbortSignal;
}

/** The history of a branch, or why there is none to go on with. */
export type History =
  | {
      status: 'read';
      /** The commit that the branch is at; to go on from there later. */
      head: string;
      /** Set for a shallow clone: what is older is missing, not absent. */
      isShallow: boolean;
      /** Oldest first. Git runs while it is read, and ends when it is not. */
      changes: AsyncIterable<GitChange>;
    }
  /** There is no commit yet. */
  | { status: 'empty' }
  /** The branch no longer has what was read before: begin anew. */
  | { status: 'rewritten'; head: string; since: string };

const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Reads what happened to a branch, as its first-parent history tells: each
 * commit on it is a change, with the commits that it brought. The same history
 * gives the same changes, read at once or in parts.
 *
 * @throws InputError if `since` is no commit's id, or a shallow clone cannot
 * tell what comes after it; NotFoundError if there is no such branch; and while
 * it is read {@link GitError}, if objects are missing
 */
export async function readHistory(
  repository: LocalRepository,
  { branch, since, signal }: HistoryRequest,
): Promise<History> {
  if (since !== undefined && !SHA.test(since)) {
    throw new InputError(
      `'${since}' is no id of a commit to go on from; it must have 40 or 64 hexadecimal digits`,
    );
  }
  const found = await findBranch(repository, branch, signal);
  if (found === undefined) {
    return { status: 'empty' };
  }
  const head = found.sha;
  const isShallow = repository.boundary.size > 0;
  if (
    since !== undefined &&
    !(await isAncestor(repository, since, head, signal))
  ) {
    if (isShallow) {
      throw new InputError(
        `the clone in '${repository.directory}' is shallow and cannot tell what comes after ${since}; complete it with 'git fetch --unshallow'`,
      );
    }
    return { status: 'rewritten', head, since };
  }
  const stretch = { head, ...(since !== undefined && { since }) };
  return {
    status: 'read',
    head,
    isShallow,
    changes: {
      [Symbol.asyncIterator]: () => readChanges(repository, stretch, signal),
    },
  };
}

/** Two calls of git, read in step: files of the branch, and all commits. */
async function* readChanges(
  repository: LocalRepository,
  stretch: Stretch,
  signal: AbortSignal,
): AsyncGenerator<GitChange, void> {
  const commits = readCommits(repository, stretch, signal);
  const waiting = new WaitingCommits();
  try {
    for await (const entry of readFiles(repository, stretch, signal)) {
      const commit = await advanceTo(entry.sha, commits, waiting);
      const brought = waiting.take(commit.parents.slice(1));
      yield changeOf(commit, brought, entry, repository.boundary);
    }
  } finally {
    await commits.return();
  }
}

/** What comes before a commit of the branch waits for the one that brings it. */
async function advanceTo(
  sha: string,
  commits: AsyncGenerator<GitCommit, void>,
  waiting: WaitingCommits,
): Promise<GitCommit> {
  for (;;) {
    const { done, value } = await commits.next();
    if (done) {
      throw new Error(`git tells of ${sha} once, and then no more`);
    }
    if (value.sha === sha) {
      return value;
    }
    waiting.add(value);
  }
}

function changeOf(
  commit: GitCommit,
  brought: GitCommit[],
  { files }: CommitFiles,
  boundary: ReadonlySet<string>,
): GitChange {
  const isEnd = boundary.has(commit.sha);
  return {
    ...recogniseChange(commit.message, commit.parents.length > 1),
    commit,
    brought,
    ...(!isEnd && { files }),
    isCut: isEnd || brought.some(({ sha }) => boundary.has(sha)),
  };
}

async function isAncestor(
  { directory }: LocalRepository,
  since: string,
  head: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const command = ['merge-base', '--is-ancestor', since, head];
    await readGit({ command, directory, signal });
    return true;
  } catch (error) {
    // It is known and no ancestor, or it has been thrown away meanwhile.
    const isNo =
      error instanceof GitError &&
      (error.failure === 'other' || error.failure === 'missingObjects');
    if (isNo) {
      return false;
    }
    throw error;
  }
}
