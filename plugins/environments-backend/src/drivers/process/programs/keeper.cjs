// @ts-check
'use strict';

/*
 * Keeps one process: locks, checks that nobody newer has been there, starts it,
 * writes down what it prints within a limit, and how it ended.
 *
 * It outlives the portal, and the lock outlives it: the process inherits the
 * open lock file, so that the lock is free only when both are gone. What to do
 * comes on standard input, since it may hold secrets; if the portal is killed
 * before all of it is written, nothing is started.
 *
 * It is plain JavaScript without dependencies: it is run as it is.
 */

const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

const MAX_ORDER_BYTES = 4 * 1024 * 1024;
const WATCH_MS = 500;
/** For what is said last, when another process holds the pipe. */
const LAST_WORDS_MS = 300;

/**
 * @typedef {object} Order
 * @property {string} lockFile there already; its absence means: not any more
 * @property {string} epochs directory with a file per epoch
 * @property {number} epoch of whom this is done for
 * @property {string} statusFile where to write how it goes
 * @property {string} outputDirectory
 * @property {number} segmentBytes
 * @property {string} [flock] the program that locks
 * @property {string[]} command with its arguments
 * @property {string} cwd
 * @property {Record<string, string>} env
 * @property {number} [timeoutMs] after which it is killed
 * @property {number} [memoryBytes] above which it is killed
 */

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;

// Who stops the process signals all of them; what it says last is to be kept.
function stay() {
  if (!child) process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stay);

/** @returns {Order} */
function readOrder() {
  const text = fs.readFileSync(0, 'utf8');
  if (text.length > MAX_ORDER_BYTES || !text.endsWith('\n')) {
    process.exit(64);
  }
  return JSON.parse(text);
}

/**
 * @param {Order} order
 * @param {object} status
 */
function report({ statusFile }, status) {
  const temporary = `${statusFile}.${process.pid}`;
  try {
    fs.writeFileSync(temporary, JSON.stringify(status), { mode: 0o600 });
    fs.renameSync(temporary, statusFile);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
    // On a full disk the process is found by its mark, or started anew by whoever
    // finds none; without a keeper it would lose where it prints to.
    fs.rmSync(temporary, { force: true });
  }
}

/** @param {Order} order @returns {number | undefined} */
function lock({ lockFile, flock }) {
  if (flock === undefined) return lockByName(lockFile);
  const file = fs.openSync(lockFile, 'r+');
  const { status, error } = spawnSync(flock, ['--nonblock', '3'], {
    stdio: ['ignore', 'ignore', 'ignore', file],
  });
  if (error) throw error;
  return status === 0 ? file : undefined;
}

/**
 * Where there is no flock: the file names its holder. Two that begin at the same
 * instant, after a holder was killed, may both believe to be alone.
 *
 * @param {string} lockFile @returns {number | undefined}
 */
function lockByName(lockFile) {
  const file = fs.openSync(lockFile, 'r+');
  const holder = Number(fs.readFileSync(file, 'utf8') || 0);
  if (holder > 0 && isAlive(holder)) return undefined;
  fs.ftruncateSync(file);
  fs.writeSync(file, String(process.pid), 0);
  return file;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} pid @returns {string} */
function startTime(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** @param {Order} order */
function createOutput({ outputDirectory, segmentBytes }) {
  const names = () =>
    fs
      .readdirSync(outputDirectory)
      .filter(name => /^\d{16}$/.test(name))
      .sort();
  const pathOf = (/** @type {string} */ name) =>
    path.join(outputDirectory, name);
  const last = names().at(-1);
  let position = last ? Number(last) + fs.statSync(pathOf(last)).size : 0;
  /** @type {number | undefined} */
  let file;
  let room = 0;
  let isLineBegun = false;

  function next() {
    if (file !== undefined) fs.closeSync(file);
    file = undefined;
    for (const name of names().slice(0, -1)) fs.unlinkSync(pathOf(name));
    const name = String(position).padStart(16, '0');
    file = fs.openSync(pathOf(name), 'a', 0o600);
    room = segmentBytes;
  }

  return {
    /** So that what comes next begins a line of its own. */
    endLine() {
      if (isLineBegun) this.write(Buffer.from('\n'));
    },
    /** @param {Buffer} data */
    write(data) {
      isLineBegun = data.at(-1) !== 10;
      try {
        for (let rest = data; rest.length > 0; ) {
          if (file === undefined || room <= 0) next();
          const written = fs.writeSync(
            /** @type {number} */ (/** @type {unknown} */ (file)),
            rest.subarray(0, room),
          );
          rest = rest.subarray(written);
          room -= written;
          position += written;
        }
      } catch {
        // A full disk, or a directory that is gone: what is printed is lost, and
        // the process goes on.
      }
    },
  };
}

/**
 * Any thread of a process may have started some of its children.
 *
 * @param {number} pid
 */
function childrenOf(pid) {
  const threads = fs.readdirSync(`/proc/${pid}/task`);
  return threads.flatMap(thread => {
    try {
      const file = `/proc/${pid}/task/${thread}/children`;
      return fs.readFileSync(file, 'utf8').split(' ').filter(Boolean);
    } catch {
      // The thread has ended meanwhile.
      return [];
    }
  });
}

/** @param {number} pid @returns {number} bytes that it and its children hold */
function memoryOf(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    return childrenOf(pid).reduce(
      (sum, one) => sum + memoryOf(Number(one)),
      own,
    );
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

/**
 * @param {Order} order @param {number} pid
 * @param {(reason: string) => void} kill
 */
function watchLimits({ timeoutMs, memoryBytes }, pid, kill) {
  if (timeoutMs !== undefined) {
    setTimeout(() => kill('timeout'), timeoutMs).unref();
  }
  if (memoryBytes !== undefined) {
    setInterval(() => {
      if (memoryOf(pid) > memoryBytes) kill('memory');
    }, WATCH_MS).unref();
  }
}

/**
 * A pipe, as a shell makes it. What Node.js calls so is a socket, which programs
 * cannot open as /dev/stdout.
 *
 * @param {Order} order
 */
function makePipe({ statusFile }) {
  const name = `${statusFile}.pipe`;
  fs.rmSync(name, { force: true });
  const { status } = spawnSync('mkfifo', ['-m', '600', name]);
  if (status !== 0) throw new Error('mkfifo cannot make a pipe');
  const { O_RDONLY, O_NONBLOCK } = fs.constants;
  // Without waiting for the other end, which is opened next.
  const reader = fs.openSync(name, O_RDONLY | O_NONBLOCK);
  const writer = fs.openSync(name, 'w');
  fs.unlinkSync(name);
  return { reader, writer };
}

/** @param {Order} order @param {number} lockFile */
function start(order, lockFile) {
  const [file, ...args] = order.command;
  const output = createOutput(order);
  const pipe = makePipe(order);
  child = spawn(file, args, {
    cwd: order.cwd,
    env: order.env,
    detached: true,
    stdio: ['ignore', pipe.writer, pipe.writer, lockFile],
  });
  fs.closeSync(pipe.writer);
  const { pid } = child;
  const at = () => new Date().toISOString();
  if (pid === undefined) {
    child.once('error', error => {
      report(order, { phase: 'unstartable', error: error.message, at: at() });
      process.exit(1);
    });
    return;
  }
  /** @type {string | undefined} */
  let killedFor;
  watchLimits(order, pid, reason => {
    killedFor ??= reason;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // All of them have ended meanwhile.
    }
  });
  const printed = new net.Socket({ fd: pipe.reader, readable: true });
  printed.on('data', data => output.write(data));
  const closed = once(printed, 'close');
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    // Whoever reads that it has ended finds all that it has said.
    await Promise.race([closed, sleep(LAST_WORDS_MS)]);
    output.endLine();
    report(order, { phase: 'ended', pid, code, signal, killedFor, at: at() });
    await closed;
  });
  // What it has started may go on and hold the pipe: then this goes on, too.
  ended.then(() => process.exit(0));
  report(order, { phase: 'running', pid, startTime: startTime(pid), at: at() });
}

function main() {
  const order = readOrder();
  const refuse = (/** @type {string} */ reason) => {
    report(order, { phase: 'refused', reason, at: new Date().toISOString() });
    process.exit(75);
  };
  const lockFile = lock(order);
  if (lockFile === undefined) return refuse('busy');
  const epochs = fs.readdirSync(order.epochs).map(Number);
  if (epochs.some(epoch => epoch > order.epoch)) return refuse('stale');
  return start(order, lockFile);
}

main();
