import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { RepositoryFile } from './view';

/**
 * Git runs what a repository's configuration says: pagers, monitors, hooks,
 * transports. All of that is switched off.
 */
const SAFE_OPTIONS = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'protocol.allow=never',
  ].flatMap(setting => ['-c', setting]),
];

const ENVIRONMENT = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
};

const MAX_ERROR_BYTES = 10_000;

/** A path, and what Git tells of it, is not longer than this on average. */
const BYTES_PER_FILE = 500;

const SYMBOLIC_LINK = '120000';

/** A file as Git lists it. */
export interface GitFile extends RepositoryFile {
  /** Id of its content. */
  objectId: string;
  isLink: boolean;
}

/** A repository on this machine. */
export interface GitDirectory {
  /** Absolute: `.git` of a checkout, or a bare repository. */
  gitDirectory: string;
}

/** @throws if there is no commit, or Git cannot tell */
export async function headOf(
  repository: GitDirectory,
  signal: AbortSignal,
): Promise<string> {
  const output = await git(repository, {
    command: ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'],
    maxBytes: 1_000,
    signal,
  }).catch(error => {
    signal.throwIfAborted();
    throw new Error(`It has no commits, or is no repository: ${error.message}`);
  });
  return output.toString('utf8').trim();
}

/**
 * The files of a commit.
 *
 * @throws if there are too many to be listed
 */
export async function filesOf(
  repository: GitDirectory,
  commit: string,
  { maxFiles, signal }: { maxFiles: number; signal: AbortSignal },
): Promise<GitFile[]> {
  const output = await git(repository, {
    command: ['ls-tree', '-r', '-z', '-l', '--full-tree', commit],
    maxBytes: maxFiles * BYTES_PER_FILE,
    signal,
  });
  return output
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const [, mode, type, objectId, size, path] =
        /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
      return type === 'blob'
        ? [
            {
              path,
              bytes: Number(size),
              objectId,
              isLink: mode === SYMBOLIC_LINK,
            },
          ]
        : [];
    });
}

/** @throws if it is larger than that, or not there */
export function contentOf(
  repository: GitDirectory,
  { objectId }: Pick<GitFile, 'objectId'>,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<Buffer> {
  return git(repository, {
    command: ['cat-file', 'blob', objectId],
    maxBytes,
    signal,
  });
}

interface Call {
  /** No argument comes from elsewhere but ids that Git has given. */
  command: readonly string[];
  maxBytes: number;
  signal: AbortSignal;
}

/** No shell; Git looks for no repository but the one that it is given. */
function git(
  { gitDirectory }: GitDirectory,
  { command, maxBytes, signal }: Call,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'git',
      [...SAFE_OPTIONS, `--git-dir=${gitDirectory}`, ...command],
      {
        cwd: gitDirectory,
        env: ENVIRONMENT,
        signal,
        killSignal: 'SIGKILL',
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      },
    );
    const output: Buffer[] = [];
    let size = 0;
    let complaint = '';
    child.stdout.on('data', (data: Buffer) => {
      size += data.length;
      if (size > maxBytes) {
        child.kill('SIGKILL');
        reject(new Error(`git ${command[0]} says more than ${maxBytes} bytes`));
      } else {
        output.push(data);
      }
    });
    child.stderr.on('data', (data: Buffer) => {
      complaint = (complaint + data).slice(0, MAX_ERROR_BYTES);
    });
    child.on('error', error =>
      reject(
        signal.aborted && signal.reason instanceof Error
          ? signal.reason
          : error,
      ),
    );
    child.on('close', code => {
      if (code === 0) {
        resolve(Buffer.concat(output));
      } else {
        const reason = complaint.trim() || `it ended with ${code}`;
        reject(new Error(`git ${command[0]}: ${reason}`));
      }
    });
  });
}
