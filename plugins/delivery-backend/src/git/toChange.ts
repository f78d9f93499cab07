import {
  attribute,
  Attribution,
  CommitTraces,
  isBot,
  parseTrailers,
} from '../attribution';
import { Change } from '../domain/types';
import { GitChange, GitCommit } from './types';

/** What git does not know of a change. */
export interface ChangeContext {
  /** Id of the repository. */
  repository: string;
  /** Which components paths belong to. */
  componentsOf: (paths: readonly string[]) => string[];
}

/**
 * What git tells of a change. Its id is that of its commit on the branch: a
 * number can come twice, where commits are picked from one branch to another.
 *
 * Git knows no reviews, and the time of a squash merge's first commit only as
 * that of the squashed one.
 */
export function toChange(
  change: GitChange,
  { repository, componentsOf }: ChangeContext,
): Change {
  const { commit, brought, title, number, files } = change;
  const size = sizeOf(change);
  const firstCommitAt = firstAuthoredAt(change);
  return {
    id: `${repository}@${commit.sha}`,
    repository,
    ...(number !== undefined && { number }),
    title,
    ...(firstCommitAt !== undefined && { firstCommitAt }),
    ...(isFirstCommitApproximate(change) && { firstCommitIsApproximate: true }),
    ...(commit.committedAt !== undefined && { mergedAt: commit.committedAt }),
    mergeSha: commit.sha,
    commits: [...brought, commit].map(({ sha }) => sha),
    ...(size && { size }),
    isBot: writtenCommits(change).every(({ author }) => isBot(author)),
    cohort: attributionOf(change).cohort,
    components: files ? componentsOf(pathsOf(change)) : [],
  };
}

/** How a change came about, with what says so. */
export function attributionOf(change: GitChange): Attribution {
  const addedLines = sizeOf(change)?.added;
  const { sourceBranch } = change;
  return attribute(writtenCommits(change).map(tracesOf), {
    ...(sourceBranch !== undefined && { branch: sourceBranch }),
    ...(addedLines !== undefined && { addedLines }),
  });
}

/** All paths that a change touches, with those that it renames away. */
export function pathsOf({ files }: GitChange): string[] {
  return (files ?? []).flatMap(({ path, previousPath }) =>
    previousPath === undefined ? [path] : [path, previousPath],
  );
}

/** Who merges has not written what is merged. */
function writtenCommits({ commit, brought }: GitChange): GitCommit[] {
  return brought.length > 0 ? brought : [commit];
}

function tracesOf(commit: GitCommit): CommitTraces {
  const { author, committer, message, isMessageCut, note } = commit;
  return {
    author,
    committer,
    // They stand at the end, which is what has been cut off.
    trailers: isMessageCut ? [] : parseTrailers(message),
    ...(note !== undefined && { note }),
  };
}

function firstAuthoredAt(change: GitChange): number | undefined {
  const times = writtenCommits(change).flatMap(({ authoredAt }) =>
    authoredAt === undefined ? [] : [authoredAt],
  );
  return times.reduce<number | undefined>(
    (first, time) => (first === undefined ? time : Math.min(first, time)),
    undefined,
  );
}

function isFirstCommitApproximate(change: GitChange): boolean {
  const { kind, brought, isCut } = change;
  return (
    isCut || kind === 'squash' || (kind === 'merge' && brought.length === 0)
  );
}

function sizeOf({ files }: GitChange): Change['size'] {
  if (files === undefined) {
    return undefined;
  }
  const sum = (lines: ReadonlyArray<number | undefined>) =>
    lines.reduce<number>((total, count) => total + (count ?? 0), 0);
  return {
    added: sum(files.map(({ added }) => added)),
    removed: sum(files.map(({ removed }) => removed)),
    files: files.length,
  };
}
