import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

const TIMEOUT_MS = 5_000;
const MAX_OUTPUT_BYTES = 2 * 1024 * 1024;
const MAX_COMMITS = 1_000;
const DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Git runs what a repository's configuration says: pagers, monitors, signature
 * checkers, transports. All of that is switched off.
 */
const SAFE_OPTIONS = [
  '--no-pager',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'core.untrackedCache=false',
    'log.showSignature=false',
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

/** A folder of a checkout. */
export interface CheckedOut {
  /** Absolute; where the checkout is. */
  directory: string;
  /** In it, without slashes around; empty for all of it. */
  folder: string;
}

/**
 * The e-mail addresses of who wrote the changes to a folder in the last 90
 * days, one for each of the latest thousand.
 *
 * @throws if git is not there, or that is no checkout
 */
export async function recentAuthors(
  place: CheckedOut,
  now: Date,
): Promise<string[]> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const output = await git(place, [
    'log',
    '--no-merges',
    '--no-show-signature',
    `--since=${since.toISOString()}`,
    `--max-count=${MAX_COMMITS}`,
    '--format=%aE',
    'HEAD',
  ]);
  return output.split('\n').filter(Boolean);
}

/**
 * The files of a folder that are checked in, as paths from the checkout.
 *
 * @throws if git is not there, that is no checkout, or there are too many
 */
export async function checkedInFiles(place: CheckedOut): Promise<string[]> {
  const output = await git(place, ['ls-files', '-z', '--cached']);
  return output.split('\0').filter(Boolean);
}

/** No shell, and a folder that looks like an option is none after `--`. */
async function git(
  { directory, folder }: CheckedOut,
  command: readonly string[],
): Promise<string> {
  const { stdout } = await run(
    'git',
    [
      ...SAFE_OPTIONS,
      // Whoever configured the directory vouches for it, whosever it is.
      '-c',
      `safe.directory=${directory}`,
      ...command,
      '--',
      folder === '' ? '.' : folder,
    ],
    {
      cwd: directory,
      env: ENVIRONMENT,
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_OUTPUT_BYTES,
      windowsHide: true,
    },
  );
  return stdout;
}
