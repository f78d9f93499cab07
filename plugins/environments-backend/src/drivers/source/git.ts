import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';

/**
 * Git runs what configuration says: pagers, monitors, hooks, filters, helpers.
 * All of that is switched off, and every protocol but the one that is needed.
 */
const SAFE_SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.symlinks=true',
  'credential.helper=',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'http.followRedirects=false',
  // Less than a byte a second for a minute: nobody is there any more.
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
  'maintenance.auto=false',
  'protocol.allow=never',
  'submodule.recurse=false',
];

const MAX_COMPLAINT_BYTES = 10_000;

/** Large repositories that are far away take minutes. */
const TIMEOUT_MS = 15 * 60_000;

/**
 * One call of git.
 *
 * @internal
 */
export interface GitCall {
  /** Nothing in it is an option that comes from elsewhere. */
  command: readonly string[];
  /** The git directory; none for commands that need none. */
  directory?: string;
  /** The one protocol that it may speak. */
  protocol?: 'https' | 'http' | 'file';
  /** More of git's variables. */
  variables?: Record<string, string>;
  maxOutputBytes?: number;
  /**
   * After which it is ended.
   * @defaultValue a quarter of an hour
   */
  timeoutMs?: number;
  signal: AbortSignal;
}

/**
 * Runs git, without a shell, without a terminal and without anybody's
 * configuration. Git leaves the network to helpers, which are ended with it.
 *
 * @throws if it fails, with what it said
 * @internal
 */
export async function git(call: GitCall): Promise<Buffer> {
  const { command, directory, signal, maxOutputBytes = 1_000_000 } = call;
  const { timeoutMs = TIMEOUT_MS } = call;
  signal.throwIfAborted();
  const child = spawn('git', argumentsOf(call), {
    cwd: directory,
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
  const name = `git ${command[0]}`;
  const abort = () => end(signal.reason);
  signal.addEventListener('abort', abort);
  const timer = setTimeout(
    () => end(new Error(`${name} takes longer than ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  try {
    const output: Buffer[] = [];
    let size = 0;
    let complaint = '';
    child.stdout.on('data', (data: Buffer) => {
      size += data.length;
      output.push(data);
      if (size > maxOutputBytes) {
        output.length = 0;
        end(new Error(`${name} says more than ${maxOutputBytes} bytes`));
      }
    });
    child.stderr.on('data', (data: Buffer) => {
      complaint = (complaint + data).slice(-MAX_COMPLAINT_BYTES);
    });
    const [code] = await once(child, 'close');
    if (reason !== undefined) {
      throw reason;
    }
    if (code !== 0) {
      throw new Error(
        `${name}: ${complaint.trim() || `it ended with ${code}`}`,
      );
    }
    return Buffer.concat(output);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, 'SIGKILL');
    }
  } catch (error) {
    // All of them have ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

function argumentsOf({ command, directory, protocol }: GitCall): string[] {
  const settings = [
    ...SAFE_SETTINGS,
    ...(protocol ? [`protocol.${protocol}.allow=always`] : []),
  ];
  return [
    '--no-pager',
    '--no-replace-objects',
    '--literal-pathspecs',
    ...settings.flatMap(setting => ['-c', setting]),
    ...(directory === undefined ? [] : [`--git-dir=${directory}`]),
    ...command,
  ];
}

function environmentOf({ variables }: GitCall): NodeJS.ProcessEnv {
  const proxies = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
  const certificates = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO'];
  const inherited = ['PATH', ...proxies, ...certificates].flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    ...variables,
  };
}
