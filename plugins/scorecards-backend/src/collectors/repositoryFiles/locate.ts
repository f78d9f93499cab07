import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { isUsablePath } from './view';

/** A repository that is on this machine. */
export interface ConfiguredDirectory {
  /** URL of the repository, as source locations have it. */
  target: string;
  /** Absolute. */
  directory: string;
}

/** Where the code of an entity is. */
export interface CodeLocation {
  /** URL of the root of the repository, the same for all that is in it. */
  repository: string;
  /** Of the entity, from the root, without slashes around. */
  folder: string;
  /** Where it is on this machine, if it is. */
  directory?: string;
}

/** What locations are found by. */
export interface LocateOptions {
  directories: readonly ConfiguredDirectory[];
  integrations: ScmIntegrationRegistry;
}

const SOURCE = 'backstage.io/source-location';
const MANAGED_BY = 'backstage.io/managed-by-location';

/** Between a repository and what is in it, on most hosts. */
const REF =
  /^(.*?(?:\/-)?\/(?:tree|blob|raw|edit|src\/(?:branch|tag|commit))\/[^/]+)(?:\/(.*))?$/;

/** The same on hosts that have addresses of their own kind. */
const REFS: Readonly<Record<string, RegExp>> = {
  bitbucketCloud: /^(\/[^/]+\/[^/]+\/src\/[^/]+)(?:\/(.*))?$/,
  bitbucketServer: /^(.*?\/browse)(?:\/(.*))?$/,
};

/**
 * Where the code of an entity is: where its source location says, else where
 * its catalog file is.
 *
 * @returns undefined if its code is in no repository
 * @throws InputError if it is not a location that can be read
 */
export function locateCode(
  { metadata }: Entity,
  options: LocateOptions,
): CodeLocation | undefined {
  const source = metadata.annotations?.[SOURCE];
  const managedBy = metadata.annotations?.[MANAGED_BY];
  const [annotation, text] =
    source === undefined ? [MANAGED_BY, managedBy] : [SOURCE, source];
  const target = text?.startsWith('url:')
    ? text.slice('url:'.length)
    : undefined;
  if (!target) {
    return undefined;
  }
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `The annotation ${annotation} is '${text}'; it must be url: and an address that begins with http:// or https://`,
    );
  }
  const place = annotation === SOURCE ? url : parentOf(url);
  place.hash = '';
  const found = inDirectories(place, options) ?? splitUrl(place, options);
  const folder = trimSlashes(decode(found.folder, place));
  if (folder !== '' && !isUsablePath(folder)) {
    throw new InputError(
      `The annotation ${annotation} is '${text}', which is no folder of a repository`,
    );
  }
  return { ...found, folder };
}

/** The folder that a file is in. */
function parentOf(url: URL): URL {
  const path = url.searchParams.get('path');
  if (path === null) {
    const { search } = url;
    const parent = new URL('.', url);
    parent.search = search;
    return parent;
  }
  const parent = new URL(url);
  parent.searchParams.set('path', path.slice(0, path.lastIndexOf('/')));
  return parent;
}

/** The most specific target comes first. */
function inDirectories(
  url: URL,
  { directories }: LocateOptions,
): CodeLocation | undefined {
  const address = `${url.origin}${url.pathname}`;
  const found = [...directories]
    .sort((a, b) => b.target.length - a.target.length)
    .find(
      ({ target }) =>
        address === target ||
        address === `${target}.git` ||
        address.startsWith(`${target}/`),
    );
  if (!found) {
    return undefined;
  }
  const { target: repository, directory } = found;
  const rest = address.slice(repository.length);
  const inner = REF.exec(rest);
  return {
    repository,
    directory,
    folder: inner ? inner[2] ?? '' : rest.replace(/^\.git$/, ''),
  };
}

function splitUrl(url: URL, { integrations }: LocateOptions): CodeLocation {
  const integration = integrations.byUrl(url);
  const root = new URL(url);
  if (integration?.type === 'azure') {
    root.searchParams.delete('path');
    const folder = url.searchParams.get('path') ?? '';
    return { repository: root.href, folder: encodeURIComponent(folder) };
  }
  const match = (REFS[integration?.type ?? ''] ?? REF).exec(url.pathname);
  if (!match && integration) {
    const { pathname } = new URL(
      integration.resolveUrl({ url: '/', base: url.href }),
    );
    root.pathname = trimEnd(pathname);
    // Some hosts name a file by another word than a folder.
    const words = root.pathname.split('/').length;
    const folder = url.pathname.split('/').slice(words).join('/');
    return { repository: root.href, folder };
  }
  // Where nothing is known of a host, its address is taken for a folder.
  root.pathname = trimEnd(match?.[1] ?? url.pathname).replace(
    /\/(?:blob|raw|edit)(\/[^/]+)$/,
    '/tree$1',
  );
  return { repository: root.href, folder: match?.[2] ?? '' };
}

function trimEnd(path: string): string {
  return path.replace(/\/+$/, '');
}

function decode(path: string, url: URL): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    throw new InputError(`${url.href} is not encoded as addresses are`, error);
  }
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').replace(/\/{2,}/g, '/');
}
