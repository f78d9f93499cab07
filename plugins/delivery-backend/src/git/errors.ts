import { CustomErrorBase } from '@backstage/errors';

/** What is wrong with a call of git, as far as a caller acts on it. */
export type GitFailure =
  | 'noRepository'
  | 'missingObjects'
  | 'notFetched'
  | 'notStarted'
  | 'silent'
  | 'tooMuch'
  | 'other';

interface FailedCall {
  command: readonly string[];
  directory: string;
}

const FETCHING = ['fetch', 'ls-remote'];
const NO_REPOSITORY = /not a git repository/i;
/** How git's parts say that they need an object which they do not have. */
const MISSING_OBJECTS =
  /missing blob|unable to read|could not read|could not fetch|bad object|unable to find|cannot read|promisor remote|failed to (?:read|traverse)|not an? (?:tree|commit) object|transport '\w+' not allowed/i;

/** Git has failed. Its message says what, where, and what would be right. */
export class GitError extends CustomErrorBase {
  name = 'GitError' as const;

  private constructor(
    message: string,
    readonly failure: GitFailure,
    cause?: Error,
  ) {
    super(message, cause);
  }

  static ofExit(
    { command, directory }: FailedCall,
    code: number | null,
    complaint: string,
  ): GitError {
    const said = complaint.trim() || `it ended with ${code}`;
    if (FETCHING.includes(command[0])) {
      return new GitError(
        `the repository cannot be fetched (${said}); it must be there for the portal without a question being asked, or be mirrored on this machine and named by its path`,
        'notFetched',
      );
    }
    if (NO_REPOSITORY.test(said)) {
      return new GitError(
        `'${directory}' is no git repository; name a clone or a bare mirror`,
        'noRepository',
      );
    }
    if (MISSING_OBJECTS.test(said)) {
      return new GitError(
        `the repository in '${directory}' lacks objects that its history needs (${said}); clone it anew without --filter, or complete it with 'git fetch --refetch'`,
        'missingObjects',
      );
    }
    return new GitError(
      `git ${command[0]} in '${directory}': ${said}`,
      'other',
    );
  }

  static ofStart({ directory }: FailedCall, cause: Error): GitError {
    return new GitError(
      `git cannot be started in '${directory}'; it must be installed, and the folder be there`,
      'notStarted',
      cause,
    );
  }

  static ofSilence({ command }: FailedCall, milliseconds: number): GitError {
    return new GitError(
      `git ${command[0]} says nothing for more than ${milliseconds / 1000} s`,
      'silent',
    );
  }

  static ofSize({ command }: FailedCall, maxBytes: number): GitError {
    return new GitError(
      `git ${command[0]} says more than ${maxBytes} bytes`,
      'tooMuch',
    );
  }
}
