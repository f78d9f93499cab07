import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from '../lib/processes.mjs';
import { formatDuration } from './text.mjs';

/** How long a process gets to end by itself after it was asked to. */
const PATIENCE_MS = 10_000;
const LAST_LINES_MS = 1_000;

/**
 * Starts processes and can stop all of them. Each is the leader of a group of
 * its own, so that what it starts in turn ends with it.
 */
export class Processes {
  #running = new Set();
  #stopped = false;

  /**
   * Starts a process whose output goes into a log file.
   *
   * @param {string[]} command
   * @param {object} options
   * @param {string} options.log - file to append to
   * @param {string} [options.cwd]
   * @param {NodeJS.ProcessEnv} [options.env]
   * @param {number} [options.uid]
   * @param {number} [options.gid]
   */
  start([program, ...args], { log, cwd, env, uid, gid }) {
    if (this.#stopped) {
      throw new Error(`not starting ${program}: interrupted`);
    }
    mkdirSync(dirname(log), { recursive: true });
    const sink = createWriteStream(log, { flags: 'a' });
    sink.write(`$ ${[program, ...args].join(' ')}\n`);
    const child = spawn(program, args, {
      cwd,
      env,
      uid,
      gid,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        chunks.push(chunk);
        sink.write(chunk);
      });
    }
    const ended = endOf(child).finally(() => {
      this.#running.delete(running);
      sink.end();
    });
    const running = {
      ended,
      output: () => Buffer.concat(chunks).toString('utf8'),
      stop: options => stop(child, ended, options),
    };
    this.#running.add(running);
    return running;
  }

  /**
   * Runs a process to its end.
   *
   * @returns {Promise<{ok: boolean, how: string, output: string}>} `how` it
   *   ended, for a message
   */
  async run(command, { timeoutMs, ...options }) {
    const running = this.start(command, options);
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      running.stop();
    }, timeoutMs);
    const { code, signal, error } = await running.ended;
    clearTimeout(timer);
    return {
      ok: code === 0 && !timedOut,
      how: howItEnded({ code, signal, error, timedOut, timeoutMs }),
      output: running.output(),
    };
  }

  async stopAll() {
    this.#stopped = true;
    await Promise.all([...this.#running].map(({ stop: end }) => end()));
  }
}

/**
 * Waits for the end, and then for the last lines. Not for ever: something that
 * left the group may still hold the streams.
 */
async function endOf(child) {
  const closed = once(child, 'close').catch(() => {
    // The same error as that of 'exit' below.
  });
  try {
    const [code, signal] = await once(child, 'exit');
    await Promise.race([
      closed,
      sleep(LAST_LINES_MS, undefined, { ref: false }),
    ]);
    return { code, signal };
  } catch (error) {
    return { error };
  }
}

async function stop(
  { pid },
  ended,
  { signal = 'SIGTERM', patienceMs = PATIENCE_MS } = {},
) {
  if (pid === undefined) {
    return;
  }
  signalGroup(pid, signal);
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
  signalGroup(pid, 'SIGKILL');
}

function howItEnded({ code, signal, error, timedOut, timeoutMs }) {
  if (timedOut) {
    return `did not end within ${formatDuration(timeoutMs)}`;
  }
  if (error) {
    return `could not be started: ${error.message}`;
  }
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}
