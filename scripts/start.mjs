// ./dev start: installs what is missing, and runs the portal until Ctrl-C.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, relative, resolve as resolvePath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, readOptions, readPort, run } from './lib/command.mjs';
import { loadDemoYear } from './lib/demo-year.mjs';
import { install } from './lib/install.mjs';
import { eachLine, withoutColours } from './lib/log-filter.mjs';
import {
  openLog,
  portalEnvironment,
  startPortal,
} from './lib/portal-process.mjs';
import {
  DEFAULT_BACKEND_PORT,
  DEFAULT_PORT,
  findAbandonedGroup,
  findUser,
  forgetPortal,
  recordPortal,
} from './lib/portal.mjs';
import { requireFreePort } from './lib/ports.mjs';
import { stopGroup } from './lib/processes.mjs';
import { backendIsReady, frontendIsReady, until } from './lib/readiness.mjs';
import { root } from './lib/root.mjs';

const LOG = join(root, '.data', 'logs', 'start.log');
const DEMO_REPOSITORIES = join(root, 'examples/acme/scripts/make-repos.mjs');
const HAS_COLOURS = process.stdout.isTTY && !process.env.NO_COLOR;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

// Where nobody reads any more, as with a closed terminal, the portal still has
// to be ended in order.
process.stdout.on('error', () => {});
const say = line => process.stdout.write(`${line}\n`);

await run(async args => {
  const options = readStartOptions(args);
  await requireNoPortal();
  await requireFreePort(options.port, {
    purpose: 'frontend',
    option: '--port',
  });
  await requireFreePort(options.backendPort, {
    purpose: 'backend',
    option: '--backend-port',
  });
  await install({ root, say });
  const log = await openLog(LOG);
  await makeDemoRepositories(log);
  return await runPortal(options, log);
});

function readStartOptions(args) {
  const options = readOptions(args, {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    'backend-port': { type: 'string', default: String(DEFAULT_BACKEND_PORT) },
    verbose: { type: 'boolean', default: false },
    'without-year': { type: 'boolean', default: false },
  });
  const port = readPort(options.port, '--port');
  const backendPort = readPort(options['backend-port'], '--backend-port');
  if (port === backendPort) {
    throw new Failure(
      `--port and --backend-port are both ${port}; give each its own`,
      { exitCode: 2 },
    );
  }
  const { verbose, 'without-year': withoutYear } = options;
  return { port, backendPort, verbose, withoutYear };
}

/** Two portals would write to the same database and repositories. */
async function requireNoPortal() {
  const abandoned = await findAbandonedGroup(root);
  if (abandoned) {
    say('Ending what a start that was killed has left running…');
    await stopGroup(abandoned);
  }
  const user = await findUser(root);
  if (user) {
    throw new Failure(
      `the portal of this folder is already running: http://localhost:${user.port} (process ${user.pid}); stop it with Ctrl-C there, or with: kill ${user.pid}`,
    );
  }
}

/** Git repositories of the demo services, made where they are missing. */
async function makeDemoRepositories(log) {
  if (!existsSync(DEMO_REPOSITORIES)) return;
  const data = process.env.GROUNDWORK_DATA_DIR;
  // Like the paths of the configuration, relative to the backend.
  const out = data
    ? ['--out', resolvePath(root, 'packages/backend', data, 'repos')]
    : [];
  const child = spawn(process.execPath, [DEMO_REPOSITORIES, ...out], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, line => {
      log.write(`${line}\n`);
      lines.push(line);
    });
  }
  const [code, signal] = await once(child, 'close');
  if (code !== 0) {
    throw new Failure(
      [
        `the demo repositories could not be made: ${relative(
          root,
          DEMO_REPOSITORIES,
        )} failed with ${code ?? signal}`,
        ...lines.slice(-12).map(line => `  ${line}`),
      ].join('\n'),
    );
  }
}

async function runPortal(options, log) {
  const began = Date.now();
  const elapsed = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  say('Starting the portal…');
  const portal = startPortal({
    root,
    env: portalEnvironment(root, process.env, options),
    log,
    verbose: options.verbose,
    show: line => say(HAS_COLOURS ? line : withoutColours(line)),
  });
  await recordPortal(root, { group: portal.group, ...options });
  const asked = stopIsAsked(portal);
  const ended = portal.ended.then(how => ({
    kind: 'ended',
    what: `the Backstage CLI has ended with ${how}`,
  }));
  const starting = new AbortController();
  const loading = new AbortController();
  try {
    let outcome = await Promise.race([
      asked,
      ended,
      backendEnds(portal, starting.signal),
      becomesReady(options, { elapsed, signal: starting.signal }),
    ]);
    starting.abort();
    if (outcome.kind === 'ready') {
      say(readyMessage(options, elapsed(), portal.compileErrors()));
      outcome = await Promise.race([
        asked,
        ended,
        // What fails there is said, and the portal runs on.
        demoYear(options, log, loading.signal).then(() => asked),
      ]);
    }
    if (outcome.kind === 'ended') throw endedFailure(portal, outcome.what);
    say('Stopping…');
    return EXIT_CODES[outcome.signal];
  } finally {
    starting.abort();
    loading.abort();
    await portal.stop();
    await forgetPortal(root);
    log.end();
  }
}

/** Deliveries of the demo company, so that there is something to see. */
async function demoYear({ backendPort, withoutYear }, log, signal) {
  if (withoutYear) return;
  const data = process.env.GROUNDWORK_DATA_DIR;
  await loadDemoYear({
    root,
    data: data
      ? resolvePath(root, 'packages/backend', data)
      : join(root, '.data'),
    url: `http://localhost:${backendPort}/api/delivery`,
    log,
    say,
    now: new Date(),
    signal,
  });
}

/** Resolves on the first signal that asks to stop; a second one is not patient. */
function stopIsAsked(portal) {
  return new Promise(resolve => {
    let asked = false;
    for (const signal of Object.keys(EXIT_CODES)) {
      process.on(signal, () => {
        if (asked) portal.kill();
        asked = true;
        resolve({ kind: 'asked', signal });
      });
    }
  });
}

async function becomesReady({ port, backendPort }, { elapsed, signal }) {
  const waitingFor = new Set(['backend', 'frontend']);
  const wait = async (part, isReady) => {
    await until(isReady, { signal });
    waitingFor.delete(part);
    say(`  ${part} ready after ${elapsed()}`);
  };
  const reminder = setInterval(() => {
    const parts = [...waitingFor].join(' and ');
    say(`  still waiting for the ${parts} (${elapsed()}); see ${shownLog()}`);
  }, 60_000);
  try {
    await Promise.all([
      wait('backend', backendIsReady(backendPort)),
      wait('frontend', frontendIsReady(port)),
    ]);
  } finally {
    clearInterval(reminder);
  }
  return { kind: 'ready' };
}

/** Resolves when the backend has ended, or was not even started in a minute. */
async function backendEnds(portal, signal) {
  for (let seen = false, missing = 0; ; ) {
    await sleep(500, undefined, { signal });
    const runs = await portal.backendRuns();
    if (runs === undefined) continue;
    seen ||= runs;
    missing = runs ? 0 : missing + 1;
    // Twice in a row: a change in the code restarts it.
    if (missing >= (seen ? 2 : 120)) {
      return { kind: 'ended', what: 'the backend has ended' };
    }
  }
}

function endedFailure(portal, what) {
  return new Failure(
    [
      `${what}. The last that the portal said:`,
      ...portal.lastLines().map(line => `  ${line}`),
      `All of it is in ${shownLog()}.`,
    ].join('\n'),
  );
}

function readyMessage({ port, backendPort }, elapsed, compileErrors) {
  const state =
    compileErrors === 0
      ? 'is ready'
      : `runs, with ${compileErrors} compile errors in its frontend (above)`;
  return `
Groundwork ${state}: http://localhost:${port}

  Sign in   as one of the demo people, on that page
  Backend   http://localhost:${backendPort}, tokens from ./dev token --as user:default/<name>
  Logs      ${shownLog()}
  Stop      Ctrl-C

Started in ${elapsed}. Warnings and errors follow here.
`;
}

function shownLog() {
  return relative(root, LOG);
}
