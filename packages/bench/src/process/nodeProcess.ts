import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Cleanup, Undo } from './cleanup';

/** How to start a TypeScript file in a process of its own. */
export interface NodeProcessOptions {
  /** What to call it in messages. */
  name: string;
  script: string;
  args?: readonly string[];
  cwd: string;
  /** Added to the few variables that are passed on. */
  env?: Record<string, string>;
  /** Takes stdout and stderr: a pipe would cost this process time to drain. */
  logFile: string;
  cleanup: Cleanup;
}

/** A process that was started, and ends with the run at the latest. */
export interface NodeProcess {
  name: string;
  /** Settles when the process is gone, with how it went. */
  ended: Promise<string>;
  /** Asks it to end, insists after a while, and waits until it is gone. */
  stop: Undo;
  /** The last lines that it wrote. */
  tail(): Promise<string>;
}

const STOP_GRACE_MS = 10_000;
const TAIL_LINES = 20;

// Everything else, a stray APP_CONFIG_* or DATABASE_URL above all, would make
// the figures depend on the shell that they were measured from.
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'];

/** Starts a TypeScript file the way that Backstage starts a backend's. */
export function startNode(options: NodeProcessOptions): NodeProcess {
  const log = openSync(options.logFile, 'a');
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      options.script,
      ...(options.args ?? []),
    ],
    {
      cwd: options.cwd,
      env: { ...inherited(process.env), ...options.env },
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);

  const ended = endOf(child);
  return {
    name: options.name,
    ended,
    stop: options.cleanup.defer(`process ${options.name}`, () =>
      stop(child, ended),
    ),
    async tail() {
      const lines = (await readFile(options.logFile, 'utf8')).trimEnd();
      return lines.split('\n').slice(-TAIL_LINES).join('\n');
    },
  };
}

function inherited(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    ...Object.fromEntries(
      PASSED_ON.filter(name => env[name] !== undefined).map(name => [
        name,
        env[name],
      ]),
    ),
  };
}

function endOf(child: ChildProcess): Promise<string> {
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  return new Promise(resolve => {
    const end = (how: string) => {
      process.removeListener('exit', killAtExit);
      resolve(how);
    };
    child.once('error', error => end(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) =>
      end(signal ? `was ended by ${signal}` : `exited with code ${code}`),
    );
  });
}

async function stop(child: ChildProcess, ended: Promise<string>) {
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
  await ended;
  clearTimeout(insist);
}
