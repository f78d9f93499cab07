import { InputError } from '@backstage/errors';

/** As long as events can name it. */
const MAX_CHARACTERS = 255;
/** What stands before a folder of the backend. */
const FOLDERS = 'localhost/';
const NAME = /^[A-Za-z0-9][\w.-]*(?::\d+)?(?:\/[\w.~+-]+)+$/;
/** `git@github.com:acme/orders.git`, as git writes SSH addresses. */
const SCP =
  /^(?:[^@/:\s]+@)?(?<host>[A-Za-z0-9][\w.-]*):(?!\/\/)(?<path>[^\s:]+)$/;

/**
 * What the repository of a URL is called, such as `github.com/acme/orders`: the
 * host and the full name, as webhooks call it.
 *
 * @returns undefined if the URL has no such name
 */
export function nameOfUrl(url: string): string | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { protocol, host, hostname, pathname } = new URL(url);
  // The port of SSH is none that a webhook would tell.
  return toName(protocol === 'https:' ? host : hostname, pathname);
}

/**
 * What a clone's `origin` says that it is a clone of.
 *
 * @returns undefined if it is a clone of a folder
 */
export function nameOfOrigin(origin: string): string | undefined {
  if (/^(?:https?|ssh|git):\/\//i.test(origin)) {
    return nameOfUrl(origin);
  }
  const { host, path } = SCP.exec(origin)?.groups ?? {};
  return host === undefined ? undefined : toName(host.toLowerCase(), path);
}

/**
 * What a repository is called that does not say what it is a clone of.
 *
 * @param directory - absolute
 * @throws InputError if that is too long
 */
export function nameOfFolder(directory: string): string {
  const path = directory.replace(/\\/g, '/').replace(/\.git\/?$/, '');
  const name = `${FOLDERS}${path.replace(/^\/+|\/+$/g, '')}`;
  if (name.length > MAX_CHARACTERS) {
    throw new InputError(
      `the path '${directory}' is too long to call a repository by; say in 'name' what it is called, such as github.com/acme/orders`,
    );
  }
  return name;
}

/** Whether a repository is called by where the backend has it. */
export function isNamedByFolder(name: string): boolean {
  return name.startsWith(FOLDERS);
}

/** @throws InputError if it cannot be the name of a repository */
export function assertName(name: string): void {
  if (!NAME.test(name) || name.length > MAX_CHARACTERS) {
    throw new InputError(
      `'${name.slice(
        0,
        MAX_CHARACTERS,
      )}' cannot be what a repository is called; it must be a host and a path, such as github.com/acme/orders`,
    );
  }
}

function toName(host: string, path: string): string | undefined {
  const name = `${host}/${path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')}`;
  return NAME.test(name) && name.length <= MAX_CHARACTERS ? name : undefined;
}
