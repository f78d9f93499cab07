// What is known of the portal that runs from this checkout, if one does.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findHolder } from './ports.mjs';
import { commandOf, folderOf, isAlive, listProcesses } from './processes.mjs';

export const DEFAULT_PORT = 3000;
export const DEFAULT_BACKEND_PORT = 7007;

const stateFile = root => join(root, '.data', 'run', 'portal.json');

/**
 * Notes that this process runs the portal, in the process group `group`, for
 * `token`, `reset` and the next `start`.
 */
export async function recordPortal(root, { group, port, backendPort }) {
  await mkdir(dirname(stateFile(root)), { recursive: true });
  const state = { pid: process.pid, group, port, backendPort };
  await writeFile(stateFile(root), JSON.stringify(state));
}

export async function forgetPortal(root) {
  await rm(stateFile(root), { force: true });
}

/** `{ pid, port, backendPort }` of the running portal, or undefined. */
export async function findPortal(root) {
  const state = await readState(root);
  if (!state || state.pid === process.pid || !isAlive(state.pid)) {
    return undefined;
  }
  // The process may be gone and its number given to another one.
  const command = await commandOf(state.pid);
  return command === '' || command.includes('start.mjs') ? state : undefined;
}

/**
 * The process group of a portal whose `./dev start` was killed, and could not
 * end it any more; undefined where there is none.
 */
export async function findAbandonedGroup(root) {
  const state = await readState(root);
  if (!state?.group || (await findPortal(root))) return undefined;
  const cli = join(root, 'node_modules/@backstage/cli');
  const abandoned = (await listProcesses()).some(
    ({ group, command }) => group === state.group && command.includes(cli),
  );
  return abandoned ? state.group : undefined;
}

/**
 * Who uses the state in .data: a recorded portal, or one that was started in
 * another way and listens on the usual port. `{ pid, port }` or undefined.
 */
export async function findUser(root) {
  const portal = await findPortal(root);
  if (portal) return portal;
  const state = await readState(root);
  const ports = new Set([
    state?.backendPort,
    DEFAULT_BACKEND_PORT,
    state?.port,
  ]);
  ports.delete(undefined);
  for (const port of ports) {
    const holder = await findHolder(port);
    const folder = holder && (await folderOf(holder.pid));
    if (folder === root || folder?.startsWith(`${root}/`)) {
      return { pid: holder.pid, port };
    }
  }
  return undefined;
}

async function readState(root) {
  try {
    return JSON.parse(await readFile(stateFile(root), 'utf8'));
  } catch {
    return undefined; // never written, or cut short by a crash
  }
}
