import { GitChangeKind } from './types';

/** What the message of a commit on the branch tells of its change. */
export interface RecognisedChange {
  kind: GitChangeKind;
  /** Of its pull or merge request. */
  number?: number;
  /** Without the number. */
  title: string;
  /** The branch that it was made on. */
  sourceBranch?: string;
}

const MAX_TITLE_CHARACTERS = 500;

/** GitHub, with the title of the pull request in the body. */
const PULL_REQUEST = /^Merge pull request #(\d{1,10}) from [^\s/]+\/(\S+)/;
/** GitLab and git itself. */
const BRANCH = /^Merge (?:remote-tracking )?branch '([^']+)'/;
const MERGE_REQUEST = /^See merge request \S*!(\d{1,10})\s*$/;
/** GitHub and Gitea, of what they squash. */
const NUMBER_AT_END = /\(#(\d{1,10})\)$/;

/**
 * Tells how a change came onto its branch.
 *
 * A pushed commit whose title ends with `(#1)` is taken for a squash merge:
 * nothing in git tells the two apart.
 *
 * @see https://docs.github.com/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges
 * @see https://docs.gitlab.com/user/project/merge_requests/commit_templates/
 */
export function recogniseChange(
  message: string,
  isMerge: boolean,
): RecognisedChange {
  const lines = message.split('\n').map(line => line.trim());
  const subject = lines[0];
  const [, pull, pullBranch] = PULL_REQUEST.exec(subject) ?? [];
  const [, branch] = BRANCH.exec(subject) ?? [];
  const request = lines
    .map(line => MERGE_REQUEST.exec(line)?.[1])
    .find(Boolean);
  const isGeneric = pull !== undefined || branch !== undefined;
  const title = (isGeneric && titleInBody(lines)) || subject;
  const [written = '', inTitle] = NUMBER_AT_END.exec(title) ?? [];
  const bare = title.slice(0, title.length - written.length).trimEnd();
  const number = pull ?? request ?? inTitle;
  const sourceBranch = pullBranch ?? branch;
  return {
    kind: kindOf(isMerge, number),
    ...(number !== undefined && { number: Number(number) }),
    title: (bare || title).slice(0, MAX_TITLE_CHARACTERS),
    ...(sourceBranch !== undefined && { sourceBranch }),
  };
}

function kindOf(isMerge: boolean, number: string | undefined): GitChangeKind {
  if (isMerge) {
    return 'merge';
  }
  return number === undefined ? 'direct' : 'squash';
}

function titleInBody(lines: readonly string[]): string | undefined {
  return lines.slice(1).find(line => line !== '' && !MERGE_REQUEST.test(line));
}
