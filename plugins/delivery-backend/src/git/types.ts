/** Who a commit names. */
export interface GitPerson {
  name: string;
  email: string;
}

/** A commit, as it is written. Times are milliseconds since 1970, UTC. */
export interface GitCommit {
  sha: string;
  /** The first is the one that it was made on. */
  parents: string[];
  author: GitPerson;
  committer: GitPerson;
  /** Undefined where the commit has no time that makes sense. */
  authoredAt?: number;
  /** Undefined where the commit has no time that makes sense. */
  committedAt?: number;
  message: string;
  /** Set when the message is longer than what is kept of it. */
  isMessageCut: boolean;
  /** Text of its note in `refs/notes/ai`. */
  note?: string;
}

/** A file that a change touches. */
export interface ChangedFile {
  path: string;
  /** What it was called before, if it was renamed. */
  previousPath?: string;
  /** Lines; undefined for what has none. */
  added?: number;
  /** Lines; undefined for what has none. */
  removed?: number;
}

/**
 * How a change came onto the branch: with a merge commit, as one commit that
 * names its pull request, or pushed.
 */
export type GitChangeKind = 'merge' | 'squash' | 'direct';

/** What one commit of a branch's first-parent history did to it. */
export interface GitChange {
  kind: GitChangeKind;
  /** The one on the branch. */
  commit: GitCommit;
  /** Commits that came with it, oldest first, itself not included. */
  brought: GitCommit[];
  /** Of its pull or merge request. */
  number?: number;
  /** Without the number. */
  title: string;
  /** The branch that it was made on. */
  sourceBranch?: string;
  /**
   * Compared with the first parent. Undefined where a shallow clone ends: what
   * it was compared with is not there.
   */
  files?: ChangedFile[];
  /** Set when a shallow clone may have cut off commits that came with it. */
  isCut: boolean;
}
