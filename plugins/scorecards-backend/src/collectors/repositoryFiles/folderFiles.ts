import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Listing } from './listing';
import { checkSize, MAX_DEPTH, RepositoryFile, RepositoryLimits } from './view';

/**
 * The files of a folder on this machine. Links are neither followed nor listed.
 *
 * @throws if there are too many, or one of its folders cannot be read
 */
export async function filesInFolder(
  directory: string,
  listing: Listing,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [{ path: '', depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    signal.throwIfAborted();
    const { path, depth } = next;
    for await (const entry of await opendir(join(directory, path))) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== '.git' && depth < MAX_DEPTH) {
        waiting.push({ path: inner, depth: depth + 1 });
      } else if (entry.isFile()) {
        const { size } = await stat(join(directory, inner));
        listing.add({ path: inner, bytes: size });
      }
    }
  }
}

/** @throws if it leads elsewhere, or is too large */
export async function contentInFolder(
  directory: string,
  file: RepositoryFile,
  limits: Pick<RepositoryLimits, 'maxFileBytes'>,
): Promise<Buffer> {
  const root = await realpath(directory);
  const path = await realpath(join(root, file.path));
  if (!path.startsWith(root + sep)) {
    throw new Error(`${file.path} is a link that leads elsewhere`);
  }
  // It may have grown since it was listed.
  checkSize({ path: file.path, bytes: (await stat(path)).size }, limits);
  return readFile(path);
}
