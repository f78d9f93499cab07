import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { GitError } from './errors';

/**
 * Git runs what configuration says: pagers, monitors, hooks, signature checkers,
 * transports. All of that is switched off; a clone's own configuration counts as
 * anybody's.
 */
const SAFE_SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.untrackedCache=false',
  'credential.helper=',
  'gc.auto=0',
  'log.showSignature=false',
  'maintenance.auto=false',
  'protocol.allow=never',
];

/**
 * Redirects would lead to where nobody has allowed. What is fetched is kept as it
 * comes, and so can be measured.
 */
const NETWORK_SETTINGS = ['http.followRedirects=false', 'fetch.unpackLimit=1'];
/** What leads to the network; nothing of it is a secret of the portal. */
const NETWORK_VARIABLES = [
  'ALL_PROXY',
  'GIT_SSL_CAINFO',
  'HOME',
  'HTTPS_PROXY',
  'NO_PROXY',
  'SSH_AUTH_SOCK',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'https_proxy',
  'no_proxy',
];

const MAX_COMPLAINT_CHARACTERS = 10_000;

/** Git says nothing while it puts a long history into order. */
const MAX_SILENCE_MS = 5 * 60_000;

/** One call of git. */
export interface GitCall {
  /** Nothing in it is an option that comes from elsewhere. */
  command: readonly string[];
  /** Absolute path of a clone or a bare mirror. */
  directory: string;
  /**
   * After which it is ended when it says nothing.
   * @defaultValue five minutes
   */
  maxSilenceMs?: number;
  /**
   * Ways in which it may talk to others, such as `https`.
   * @defaultValue none
   */
  protocols?: readonly string[];
  signal: AbortSignal;
}

/**
 * Runs git, without a shell, without a terminal and without anybody's
 * configuration, and gives what it says as it says it. It waits while nobody
 * reads on, and is ended when nobody will.
 *
 * @throws {@link GitError} if it fails, or says nothing for too long
 */
export async function* streamGit(call: GitCall): AsyncGenerator<Buffer, void> {
  const { signal, maxSilenceMs = MAX_SILENCE_MS } = call;
  signal.throwIfAborted();
  const child = spawn('git', argumentsOf(call), {
    cwd: call.directory,
    env: environmentOf(call),
    // A group of its own, to be ended as a whole.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let reason: unknown;
  const end = (why: unknown) => {
    reason ??= why;
    killGroup(child);
  };
  const abort = () => end(signal.reason);
  signal.addEventListener('abort', abort);
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => {
    complaint = (complaint + data).slice(-MAX_COMPLAINT_CHARACTERS);
  });
  const closed = once(child, 'close');
  closed.catch(error => end(GitError.ofStart(call, error)));
  const silence = () => end(GitError.ofSilence(call, maxSilenceMs));
  const chunks = child.stdout[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(maxSilenceMs, silence, chunks.next());
      if (next.done) {
        break;
      }
      yield next.value;
    }
    const [code] = await within(maxSilenceMs, silence, closed);
    if (reason === undefined && code !== 0) {
      throw GitError.ofExit(call, code, complaint);
    }
  } catch (error) {
    // What ended it says more than that it has ended.
    reason ??= error;
  } finally {
    signal.removeEventListener('abort', abort);
    killGroup(child);
    child.stdout.destroy();
  }
  if (reason !== undefined) {
    throw reason;
  }
}

/**
 * Runs git and gives all that it says.
 *
 * @throws {@link GitError} if it fails, or says more than is allowed
 */
export async function readGit(
  call: GitCall,
  maxBytes: number = 64 * 1024 * 1024,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of streamGit(call)) {
    size += chunk.length;
    if (size > maxBytes) {
      throw GitError.ofSize(call, maxBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function within<T>(
  milliseconds: number,
  late: () => void,
  awaited: Promise<T>,
): Promise<T> {
  const timer = setTimeout(late, milliseconds);
  try {
    return await awaited;
  } finally {
    clearTimeout(timer);
  }
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) {
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // All of them have ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

function argumentsOf({
  command,
  directory,
  protocols = [],
}: GitCall): string[] {
  const settings = [
    ...SAFE_SETTINGS,
    ...(protocols.length > 0 ? NETWORK_SETTINGS : []),
    ...protocols.map(it => `protocol.${it}.allow=always`),
  ];
  return [
    '--no-pager',
    '--no-replace-objects',
    '--literal-pathspecs',
    ...settings.flatMap(setting => ['-c', setting]),
    // Whoever configured the directory vouches for it, whosever it is.
    '-c',
    `safe.directory=${directory}`,
    ...command,
  ];
}

function environmentOf({
  directory,
  protocols = [],
}: GitCall): NodeJS.ProcessEnv {
  return {
    ...(protocols.length > 0 && networkVariables()),
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_ATTR_NOSYSTEM: '1',
    // A folder within a clone is not that clone.
    GIT_CEILING_DIRECTORIES: dirname(directory),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Nobody is there to be asked for passwords, or whether a host is right. */
function networkVariables(): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(
      NETWORK_VARIABLES.map(name => [name, process.env[name]]),
    ),
    GIT_ASKPASS: 'false',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    SSH_ASKPASS_REQUIRE: 'never',
  };
}
