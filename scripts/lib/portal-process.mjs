// The process group that the portal's backend and frontend run in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogFilter, eachLine, withoutColours } from './log-filter.mjs';
import { DEFAULT_BACKEND_PORT, DEFAULT_PORT } from './portal.mjs';
import { listProcesses, signalGroup, stopGroup } from './processes.mjs';

const REMEMBERED_LINES = 40;

/**
 * The environment of the portal. Ports are set in the configuration only where
 * they differ from it, so that a local configuration file keeps its say.
 */
export function portalEnvironment(root, env, { port, backendPort }) {
  const settings = {};
  if (port !== DEFAULT_PORT) {
    settings.app_baseUrl = `http://localhost:${port}`;
    settings.backend_cors_origin = `http://localhost:${port}`;
  }
  if (backendPort !== DEFAULT_BACKEND_PORT) {
    settings.backend_baseUrl = `http://localhost:${backendPort}`;
    settings.backend_listen_port = backendPort;
  }
  return {
    ...env,
    NODE_ENV: 'development',
    BROWSER: 'none',
    // A quarter less work for the backend's next start.
    NODE_COMPILE_CACHE:
      env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node'),
    ...Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [
        `APP_CONFIG_${key}`,
        JSON.stringify(value),
      ]),
    ),
  };
}

/** Opens a log file, and keeps the one of the time before. */
export async function openLog(path) {
  await mkdir(dirname(path), { recursive: true });
  await rename(path, path.replace(/\.log$/, '.previous.log')).catch(error => {
    if (error.code !== 'ENOENT') throw error;
  });
  return createWriteStream(path);
}

/**
 * Starts backend and frontend. `show` gets the lines that a person wants to
 * see: warnings and errors, or all of them when `verbose`.
 */
export function startPortal({ root, env, log, verbose, show }) {
  const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  // A group of its own, so that all of it can be ended, and so that a Ctrl-C
  // comes here first.
  const child = spawn(process.execPath, [cli, 'repo', 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lastLines = [];
  let compileErrors = 0;
  for (const stream of [child.stdout, child.stderr]) {
    const isWanted = verbose ? () => true : createLogFilter();
    eachLine(stream, line => {
      const text = withoutColours(line);
      log.write(`${text}\n`);
      compileErrors = countCompileErrors(text) ?? compileErrors;
      if (text.trim()) lastLines.push(text);
      if (lastLines.length > REMEMBERED_LINES) lastLines.shift();
      if (isWanted(line)) show(line);
    });
  }
  return {
    group: child.pid,
    ended: ended(child),
    lastLines: () => [...lastLines],
    compileErrors: () => compileErrors,
    backendRuns: () => backendRuns(child.pid),
    kill: () => signalGroup(child.pid, 'SIGKILL'),
    stop: () => stopGroup(child.pid),
  };
}

/** The errors of the frontend, in a line with which its bundler sums up. */
export function countCompileErrors(line) {
  if (!/^\w+ compiled (successfully|with )/.test(line)) return undefined;
  return Number(line.match(/(\d+) errors?\b/)?.[1] ?? 0);
}

/**
 * Resolves to how the process ended, once its last lines had the time to
 * arrive. The streams' end is not awaited: the backend may still hold them.
 */
async function ended(child) {
  const [code, signal] = await once(child, 'exit');
  await Promise.race([once(child, 'close'), sleep(500)]);
  return signal ?? `exit code ${code}`;
}

/**
 * Whether the backend's process is there. The Backstage CLI, which starts it,
 * stays when it fails, and waits for a change in the code. Undefined where
 * processes cannot be listed.
 */
async function backendRuns(parent) {
  const processes = await listProcesses();
  if (processes.length === 0) return undefined;
  return processes.some(
    process =>
      process.parent === parent &&
      process.command.includes('nodeTransform') &&
      !process.state.startsWith('Z'),
  );
}
