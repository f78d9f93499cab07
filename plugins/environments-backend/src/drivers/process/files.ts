import { randomUUID } from 'node:crypto';
import {
  chmod,
  link,
  lstat,
  open,
  readFile,
  readdir,
  rename,
  rm,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Somebody may still be writing. */
const REMOVAL = {
  recursive: true,
  force: true,
  maxRetries: 10,
  retryDelay: 20,
} as const;

const OWNER_MAY_ALL = 0o700;

/**
 * Removes a file or folder with all that is in it, if it is there. Programs leave
 * folders that nothing can be removed from, such as Go with its cache of modules;
 * they are opened up first.
 *
 * @internal
 */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, REMOVAL);
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM')) {
      throw error;
    }
    await unlessMissing(openUp(path));
    await rm(path, REMOVAL);
  }
}

/** Symbolic links are left alone: they may lead out of it. */
async function openUp(path: string): Promise<void> {
  const status = await lstat(path);
  if (!status.isDirectory()) {
    return;
  }
  if ((status.mode & OWNER_MAY_ALL) !== OWNER_MAY_ALL) {
    await chmod(path, (status.mode & 0o777) | OWNER_MAY_ALL);
  }
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      await unlessMissing(openUp(join(path, entry.name)));
    }
  }
}

/**
 * Gives a file or folder a name that nothing is looked for by, at once: what is
 * removed under its name is there in part for a while.
 *
 * @internal
 */
export async function hide(path: string): Promise<void> {
  await unlessMissing(rename(path, temporaryBeside(path)));
}

/**
 * What an operation on files gives, or undefined where there is no such file.
 *
 * @internal
 */
export async function unlessMissing<T>(
  operation: Promise<T>,
): Promise<T | undefined> {
  try {
    return await operation;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Whether an error of the operating system has one of these codes.
 *
 * @internal
 */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code !== undefined && codes.includes(code);
}

/** Names in a folder; none where there is no folder. */
export async function namesIn(folder: string): Promise<string[]> {
  const names = (await unlessMissing(readdir(folder))) ?? [];
  return names.filter(name => !name.startsWith('.')).sort();
}

/**
 * Writes a file so that it is there whole or not at all.
 *
 * @internal
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await writeThrough(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    // On a full disk each attempt would leave one behind.
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file, whole, unless there is one.
 *
 * @returns whether it was written
 * @internal
 */
export async function createWhole(
  path: string,
  text: string,
): Promise<boolean> {
  const temporary = temporaryBeside(path);
  try {
    await writeThrough(temporary, text);
    await link(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Removes what {@link writeWhole} has written, also what it could not finish.
 *
 * @internal
 */
export async function removeWritten(path: string): Promise<void> {
  const beginning = `.${basename(path)}.`;
  const folder = dirname(path);
  const names = (await unlessMissing(readdir(folder))) ?? [];
  for (const name of names.filter(it => it.startsWith(beginning))) {
    await rm(join(folder, name), { force: true });
  }
  await rm(path, { force: true });
}

/** Reads JSON that {@link writeWhole} has written; undefined if there is none. */
export async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await unlessMissing(readFile(path, 'utf8'));
  return text === undefined ? undefined : JSON.parse(text);
}

/** Otherwise a name may outlive a crash of the machine, and the text not. */
async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function temporaryBeside(path: string): string {
  return path.replace(/[^/]+$/, name => `.${name}.${randomUUID()}`);
}
