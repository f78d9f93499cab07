import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, NotAllowedError } from '@backstage/errors';

/** Where a repository is. */
export type RepositoryAddress =
  | { kind: 'local'; path: string }
  | { kind: 'remote'; url: string };

const RIGHT =
  'a repository is an https:// or ssh:// URL, or the path of a clone or bare mirror on this machine';

/**
 * Understands where a repository is, and refuses what git would take for more:
 * options, commands of transport helpers, folders that nobody has allowed.
 *
 * @param allowedFolders - absolute paths, in which local repositories may be
 * @throws InputError if it is no address that is understood, NotAllowedError if
 * it is outside of the folders; what is secret in it is not repeated
 * @see https://git-scm.com/docs/gitremote-helpers
 */
export function understandAddress(
  address: string,
  allowedFolders: readonly string[],
): RepositoryAddress {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (address === '' || /[\u0000-\u001f\u007f]/.test(address)) {
    throw refuse(address, 'is empty or has control characters');
  }
  const [, helper] = /^([^/:]*)::/.exec(address) ?? [];
  if (helper !== undefined) {
    throw refuse(
      address,
      `names the transport helper '${helper}', which runs commands`,
    );
  }
  if (/(?:^|[/\\@\s=?&])-/.test(safelyDecoded(address))) {
    throw refuse(
      address,
      'has a part that begins with - and reads like an option',
    );
  }
  if (!/^[^/]*:/.test(address)) {
    return local(address, allowedFolders);
  }
  if (!/^[a-z+]+:\/\//i.test(address)) {
    throw refuse(address, 'has no scheme');
  }
  return /^file:/i.test(address)
    ? local(pathOf(address), allowedFolders)
    : remote(address);
}

/**
 * Whether a path is one of some folders, or in one.
 *
 * @param path - absolute
 */
export function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some(folder => {
    const way = relative(folder, path);
    return !isAbsolute(way) && way !== '..' && !/^\.\.[/\\]/.test(way);
  });
}

/** Says that a local repository is where none may be. */
export function notAllowed(
  path: string,
  allowedFolders: readonly string[],
): NotAllowedError {
  const folders = allowedFolders.map(folder => `'${folder}'`).join(', ');
  return new NotAllowedError(
    `'${path}' is outside of the folders that repositories are read from; ${
      folders ? `it must be in ${folders}` : 'none is configured'
    }`,
  );
}

function local(
  written: string,
  allowedFolders: readonly string[],
): RepositoryAddress {
  if (!isAbsolute(written)) {
    throw refuse(
      written,
      'is a relative path, which would be so to a folder of the backend',
    );
  }
  const path = resolve(written);
  if (!isWithin(path, allowedFolders)) {
    throw notAllowed(path, allowedFolders);
  }
  return { kind: 'local', path };
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    throw refuse(address, 'names no path on this machine');
  }
}

function remote(address: string): RepositoryAddress {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'ssh:') {
    throw refuse(address, 'has a scheme that is not supported');
  }
  if (url.password || (url.username && url.protocol === 'https:')) {
    throw new InputError(
      `the URL of the repository on '${url.host}' carries a user name or a password; write it without`,
    );
  }
  if (url.search || url.hash) {
    throw refuse(address, 'has a query or a fragment');
  }
  if (url.hostname === '' || url.pathname.length < 2) {
    throw refuse(address, 'names no host or no repository');
  }
  return { kind: 'remote', url: url.href };
}

function safelyDecoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function refuse(address: string, why: string): InputError {
  // Passwords of URLs do not belong into messages.
  const shown = address.replace(/\/\/.*@/, '//…@').slice(0, 200);
  return new InputError(`'${shown}' ${why}; ${RIGHT}`);
}
