// The local state of the portal, and its removal. Links are removed, and never
// followed: what they lead to is somebody else's.
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './command.mjs';

const stateFolder = root => join(root, '.data');

/** What there is to remove, in words; undefined where there is nothing. */
export async function describeState(root) {
  const folder = stateFolder(root);
  const found = await statOf(folder);
  if (!found) return undefined;
  if (found.isSymbolicLink()) return '.data (a link; what it leads to is kept)';
  if (!found.isDirectory()) return '.data (a file)';
  const parts = [];
  for (const name of (await readdir(folder)).sort()) {
    parts.push(`${name} ${showSize(await sizeOf(join(folder, name)))}`);
  }
  return parts.length > 0 ? `.data/ (${parts.join(', ')})` : '.data/ (empty)';
}

export async function removeState(root) {
  try {
    await rm(stateFolder(root), {
      recursive: true,
      force: true,
      maxRetries: 3,
    });
  } catch (cause) {
    throw new Failure(
      `.data/ could not be removed as a whole: ${cause.message}`,
      { cause },
    );
  }
}

async function statOf(path) {
  try {
    return await lstat(path);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function sizeOf(path) {
  const found = await statOf(path);
  if (!found?.isDirectory()) return found?.size ?? 0;
  const names = await readdir(path);
  const sizes = await Promise.all(names.map(name => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function showSize(bytes) {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
