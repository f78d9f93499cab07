import { Glob } from './globs';

/** A file of a repository. */
export interface RepositoryFile {
  /** From the root, with / between names. */
  path: string;
  /** Its size, where that is known without reading it. */
  bytes?: number;
}

/** What can be found out about the files of a repository. */
export interface RepositoryView {
  /**
   * A file in a folder that a glob matches; undefined if there is none.
   *
   * @param folder - from the root, without slashes around; empty for all of it
   * @throws if that cannot be found out
   */
  find(glob: Glob, folder: string): Promise<RepositoryFile | undefined>;
  /**
   * Files in a folder that a glob matches, up to a number of them.
   *
   * @throws if that cannot be found out
   */
  findAll(
    glob: Glob,
    folder: string,
    atMost: number,
  ): Promise<RepositoryFile[]>;
  /**
   * What is in a file; undefined if there is none.
   *
   * @throws if it cannot be read, or is too large
   */
  read(path: string): Promise<Buffer | undefined>;
}

/** How much of a repository is looked at. */
export interface RepositoryLimits {
  /** Files that it may have. */
  maxFiles: number;
  /** Size of all of its files together. */
  maxBytes: number;
  /** Size of a file that is read. */
  maxFileBytes: number;
}

/**
 * Files that are larger than this are not looked into for signs: workflows and
 * manifests are small, and matching takes time for each byte.
 */
export const MAX_SIGN_BYTES = 128 * 1024;

/** Folders that are deeper than this are not looked into. */
export const MAX_DEPTH = 32;

const MAX_PATH_LENGTH = 1_024;

/** Whether a path is one that is looked at, and not one that leads elsewhere. */
export function isUsablePath(path: string): boolean {
  if (path === '' || path.length > MAX_PATH_LENGTH || path.includes('\0')) {
    return false;
  }
  const names = path.split('/');
  return (
    names.length <= MAX_DEPTH &&
    names.every(name => name !== '' && name !== '.' && name !== '..')
  );
}

export function joinPath(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** There is more than is looked at. */
export class TooLargeError extends Error {
  name = 'TooLargeError';
}

/** @throws TooLargeError if it is larger than may be read */
export function checkSize(
  { path, bytes = 0 }: RepositoryFile,
  { maxFileBytes }: Pick<RepositoryLimits, 'maxFileBytes'>,
): void {
  if (bytes > maxFileBytes) {
    throw new TooLargeError(
      `${path} has more than is read: ${bytes} bytes of at most ${maxFileBytes} (scorecards.repositoryFiles.maxFileBytes)`,
    );
  }
}
