import { InputError } from '@backstage/errors';

const segment = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * Checks a path below a repository's root.
 *
 * Segments begin with a letter, a digit or `_`, so that neither `..` nor `.git`
 * nor what looks like an option is one.
 *
 * @param where - names the value in errors
 * @returns the path without slashes at its ends
 */
export function checkPath(path: string, where: string): string {
  const trimmed = path.replace(/\/$/, '');
  const wrong = trimmed.split('/').find(part => !segment.test(part));
  if (wrong !== undefined) {
    throw new InputError(
      `${where}: '${path}' is not a path that manifests can be written to: each of its parts has to begin with a letter, a digit or _, and to consist of these, . and -`,
    );
  }
  return trimmed;
}

/** Joins a folder, which may be the root (an empty text), and what is below. */
export function joinPath(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** The folders above a path, the outermost first: `a`, `a/b` of `a/b/c`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
