import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from './Git';

const indexLifetimeMs = 60 * 60 * 1000;

/**
 * Whether a file that git makes while it writes is there: somebody is at work, or
 * was killed while they were.
 */
export function isLocked(error: unknown): boolean {
  return (
    error instanceof GitError &&
    /Unable to create '.*\.lock': File exists|could not lock config file/.test(
      error.stderr,
    )
  );
}

/** Removes the indexes of processes that were killed. */
export async function removeOldIndexes(
  directory: string,
  now: Date,
): Promise<void> {
  for (const name of await readdir(directory)) {
    const file = join(directory, name);
    if (name.startsWith('index-')) {
      const mtimeMs = await timeOf(file);
      if (mtimeMs !== undefined && mtimeMs < now.getTime() - indexLifetimeMs) {
        await rm(file, { force: true });
      }
    }
  }
}

/** When a file was last written; undefined when it is gone. */
async function timeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    // Its commit has been made in this moment.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
