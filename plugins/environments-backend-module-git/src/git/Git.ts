import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  RefusedError,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { GitRepository } from '../config';

/** What of the backend's environment git may see. */
const passedOn = [
  'ALL_PROXY',
  'GIT_SSL_CAINFO',
  'HOME',
  'HTTPS_PROXY',
  'NO_PROXY',
  'PATH',
  'SSH_AUTH_SOCK',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'TMPDIR',
  'https_proxy',
  'no_proxy',
];
const execute = promisify(execFile);
const maxBuffer = 64 * 1024 * 1024;
const timeoutMs = 120_000;

const refused =
  /authentication failed|could not read username|permission denied|access denied|not found|does not (appear to be|exist)|remote rejected|hook declined|protected branch|returned error: 40[134]|unable to access .*(certificate|SSL)/i;

/** A call of git that has failed. */
export class GitError extends Error {
  constructor(readonly command: string, readonly stderr: string) {
    super(`git ${command}: ${stderr}`);
    this.name = 'GitError';
  }

  /** As an error that says whether to try again. */
  toDriverError(repository: string): RefusedError | UnavailableError {
    const message = `repository '${repository}': ${this.message}`;
    return refused.test(this.stderr)
      ? new RefusedError(
          message,
          `Look at url, branch and token of '${repository}' in environments.drivers.git, and at what the server says.`,
        )
      : new UnavailableError(message);
  }
}

/** What a call may be given. */
export interface GitCall {
  signal: AbortSignal;
  input?: string;
  env?: Record<string, string>;
}

/**
 * Runs git in one directory, without a shell and without anything that this
 * machine's user has configured.
 */
export class Git {
  readonly #env: Record<string, string>;
  readonly #secrets: string[];

  constructor(readonly directory: string, repository: GitRepository) {
    this.#env = environmentOf(repository, process.env);
    this.#secrets = secretsOf(repository);
  }

  /** Runs a command and gives back what it prints, as text. */
  async run(args: string[], call: GitCall): Promise<string> {
    return (await this.runForBytes(args, call)).toString('utf8');
  }

  /** Runs a command and gives back what it prints. */
  async runForBytes(args: string[], call: GitCall): Promise<Buffer> {
    call.signal.throwIfAborted();
    const running = execute('git', ['--git-dir', this.directory, ...args], {
      encoding: 'buffer',
      env: { ...this.#env, ...call.env },
      maxBuffer,
      signal: AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)]),
    });
    // A child that ends early closes its input; its exit code tells why.
    running.child.stdin?.on('error', () => {});
    running.child.stdin?.end(call.input ?? '');
    try {
      return (await running).stdout;
    } catch (error) {
      call.signal.throwIfAborted();
      const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
      if (typeof code !== 'number') {
        throw new UnavailableError(`git ${args[0]} could not be run`, error);
      }
      throw new GitError(
        args[0],
        this.#blacken(stderr?.toString('utf8').trim() ?? ''),
      );
    }
  }

  #blacken(text: string): string {
    return this.#secrets.reduce(
      (clean, secret) => clean.split(secret).join('***'),
      text,
    );
  }
}

/**
 * The environment of git's processes.
 *
 * The token is configuration by environment variables, which, unlike arguments,
 * other users of the machine cannot read, and which nothing writes to disk. It is
 * for the repository's own URL only: redirects are not followed.
 *
 * @param own - the backend's environment
 */
export function environmentOf(
  repository: GitRepository,
  own: Record<string, string | undefined>,
): Record<string, string> {
  const configuration = [
    ['core.hooksPath', '/dev/null'],
    ['http.followRedirects', 'false'],
    ...(repository.token === undefined
      ? []
      : [
          [
            `http.${repository.url}.extraHeader`,
            `Authorization: Basic ${credentialsOf(repository)}`,
          ],
        ]),
  ];
  return {
    ...Object.fromEntries(
      passedOn.flatMap(name => {
        const value = own[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    GIT_ALLOW_PROTOCOL: repository.transport,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: String(configuration.length),
    ...Object.fromEntries(
      configuration.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

/** Says in whose name a commit is made, and when. */
export function identityOf(
  { name, email }: GitRepository['author'],
  at: Date,
): Record<string, string> {
  const date = `${Math.floor(at.getTime() / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
}

function credentialsOf({ username, token = '' }: GitRepository): string {
  return Buffer.from(`${username}:${token}`).toString('base64');
}

function secretsOf(repository: GitRepository): string[] {
  return repository.token === undefined
    ? []
    : [repository.token, credentialsOf(repository)];
}
