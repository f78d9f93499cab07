// Whether a port can be had, and who has it if not.
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Failure } from './command.mjs';
import { commandOf, outputOf } from './processes.mjs';

// One after the other: on some systems an address can be had while a wider or
// a narrower one is taken, and the portal is reached through any of them.
const ADDRESSES = ['127.0.0.1', '::1', '0.0.0.0', '::'];

/** Fails, naming who holds the port, unless it can be listened on. */
export async function requireFreePort(port, { purpose, option }) {
  for (const address of ADDRESSES) {
    const code = await listenError(port, address);
    if (code === 'EADDRINUSE') {
      const holder = await findHolder(port);
      throw new Failure(
        `port ${port}, for the ${purpose}, is used by ${describe(
          holder,
        )}; end that, or choose another port with ${option} <n>`,
      );
    }
    if (code === 'EACCES') {
      throw new Failure(
        `port ${port}, for the ${purpose}, needs rights that you do not have; choose one above 1023 with ${option} <n>`,
      );
    }
  }
}

/** The error's code with which listening fails; undefined where it works. */
function listenError(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ port, host, exclusive: true, ipv6Only: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

function describe(holder) {
  if (!holder) return 'another process';
  const command = holder.command.replace(/\s+/g, ' ');
  const short = command.length > 100 ? `${command.slice(0, 99)}…` : command;
  return `process ${holder.pid}${short && ` (${short})`}`;
}

/** Who listens on a port; undefined where nobody does, or that cannot be told. */
export async function findHolder(port) {
  const sockets = await listeningSockets(port);
  if (sockets?.size === 0) return undefined;
  const pid =
    (sockets && (await ownerOf(sockets))) ??
    (await holderFromLsof(port)) ??
    (await holderFromSs(port));
  return pid && { pid, command: await commandOf(pid) };
}

async function holderFromLsof(port) {
  const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'];
  return firstNumber(await outputOf('lsof', args));
}

async function holderFromSs(port) {
  const output = await outputOf('ss', ['-ltnpH', `sport = :${port}`]);
  return firstNumber(output.match(/pid=(\d+)/)?.[1]);
}

function firstNumber(text) {
  const number = parseInt(text ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}

/** The inodes of the sockets that listen; undefined where there is no /proc. */
async function listeningSockets(port) {
  const read = path => readFile(path, 'utf8').catch(() => undefined);
  const table = await read('/proc/net/tcp');
  if (table === undefined) return undefined;
  const table6 = (await read('/proc/net/tcp6')) ?? '';
  return new Set([
    ...listeningInodes(table, port),
    ...listeningInodes(table6, port),
  ]);
}

async function ownerOf(sockets) {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    // Another user's processes cannot be looked into, and any can end meanwhile.
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(
        () => '',
      );
      const inode = target.match(/^socket:\[(\d+)\]$/)?.[1];
      if (inode && sockets.has(inode)) return Number(pid);
    }
  }
  return undefined;
}

/** The sockets in a /proc/net/tcp table that listen on a port. */
export function listeningInodes(table, port) {
  const listening = '0A';
  return table
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(
      columns =>
        columns[3] === listening &&
        parseInt(columns[1].split(':')[1], 16) === port,
    )
    .map(columns => columns[9]);
}
