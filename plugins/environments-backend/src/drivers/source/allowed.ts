import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, NotAllowedError } from '@backstage/errors';

/**
 * Repositories that may be read.
 *
 * @internal
 */
export interface AllowedRepositories {
  /**
   * What their addresses begin with: `https://git.acme.test/shop/`, or a folder
   * of this machine.
   */
  prefix: string;
  /** What is written instead of the prefix, with a `/` at its end. */
  insteadOf?: string;
  /** Shown to HTTP servers. */
  token?: string;
}

/**
 * A repository that may be read, and how.
 *
 * @internal
 */
export interface AllowedRepository {
  /** As git is told it. */
  address: string;
  protocol: 'https' | 'http' | 'file';
  /** Where it is, when it is on this machine. */
  path?: string;
  token?: string;
}

/**
 * Finds out whether a repository may be read.
 *
 * @remarks
 *
 * Addresses are compared as they are understood, not as they are written, and
 * only at whole segments: `https://git.acme.test/shop` allows neither
 * `https://git.acme.test/shopping` nor `https://git.acme.test/shop/../other`.
 *
 * @throws InputError if it is no address that is understood, NotAllowedError if
 * the configuration does not list it
 * @internal
 */
export function allowedRepository(
  repository: string,
  allowed: readonly AllowedRepositories[],
): AllowedRepository {
  const wanted = understand(replaced(repository, allowed));
  const match = allowed
    .map(entry => ({ entry, prefix: understand(entry.prefix) }))
    .filter(({ prefix }) => prefix.protocol === wanted.protocol)
    .filter(({ prefix }) => isWithin(wanted.address, prefix.address))
    // The longest knows best which token is meant.
    .sort((a, b) => b.prefix.address.length - a.prefix.address.length)[0];
  if (!match) {
    throw new NotAllowedError(
      `the repository '${repository}' is not among those that environments may be made from; 'environments.repositories' of the configuration lists what their addresses begin with`,
    );
  }
  return {
    ...wanted,
    ...(match.entry.token !== undefined &&
      wanted.protocol !== 'file' && { token: match.entry.token }),
  };
}

/** What is called otherwise than it is read, as it is read. */
function replaced(
  repository: string,
  allowed: readonly AllowedRepositories[],
): string {
  for (const { prefix, insteadOf } of allowed) {
    if (insteadOf !== undefined && repository.startsWith(insteadOf)) {
      return prefix + repository.slice(insteadOf.length);
    }
  }
  return repository;
}

/**
 * What an address of a repository means.
 *
 * @throws InputError if it is none that is understood; what is secret in it is not
 * repeated
 * @internal
 */
export function understand(
  repository: string,
): Omit<AllowedRepository, 'token'> {
  const refuse = (why: string) =>
    new InputError(
      `'${repository}' ${why}; a repository is an https:// URL or a path on this machine`,
    );
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (repository === '' || /^-|[\u0000-\u001f\u007f]/.test(repository)) {
    throw refuse('is no address of a git repository');
  }
  if (!/^[^/]*:/.test(repository)) {
    return onDisk(resolve(repository));
  }
  if (!URL.canParse(repository) || !/^(https?|file):\/\//i.test(repository)) {
    throw refuse('has a scheme that is not supported');
  }
  const url = new URL(repository);
  if (url.username || url.password) {
    throw new InputError(
      `the URL of the repository on '${url.host}' carries a user name or a password; 'environments.repositories' has tokens`,
    );
  }
  if (url.search || url.hash) {
    throw refuse('has a query or a fragment');
  }
  if (url.protocol === 'file:') {
    try {
      return onDisk(fileURLToPath(url));
    } catch {
      throw refuse('names no path on this machine');
    }
  }
  return {
    address: url.href,
    protocol: url.protocol === 'https:' ? 'https' : 'http',
  };
}

function onDisk(path: string): Omit<AllowedRepository, 'token'> {
  if (!isAbsolute(path)) {
    throw new InputError(`'${path}' is no absolute path`);
  }
  return { address: path, protocol: 'file', path };
}

function isWithin(address: string, prefix: string): boolean {
  const start = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return `${address}/`.startsWith(start);
}
