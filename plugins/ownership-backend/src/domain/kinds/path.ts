import { withoutBuildRoot } from './buildRoots';
import { isForgeHost, parseForgeAddress } from './forge';
import { repoRules } from './repo';
import { boundedWalk, continuedWalk } from './steps';
import { hasControlCharacter, withoutLineNumbers } from './text';
import { KindRules, WalkStep } from './types';
import { pathSegments } from './url';

const MAX_LENGTH = 1024;
const MAX_FOLDERS = 10;
const MAX_SHORTENED = 4;

/** Where a file is: in a repository if one is known. */
export interface FileLocation {
  repo?: string;
  path: string;
  /** A repository's or job's name without its owner, from a build path. */
  name?: string;
}

/** Schemes of bundlers and loaders in front of a file's path. */
const LOADER_SCHEMES = [
  'file://',
  'webpack-internal:///',
  'webpack://',
  'app:///',
  'ng:///',
];

function withoutLoader(text: string): { rest: string; bundled: boolean } {
  const scheme = LOADER_SCHEMES.find(candidate => text.startsWith(candidate));
  if (scheme === undefined) {
    return { rest: text, bundled: false };
  }
  const rest = text.slice(scheme.length);
  if (scheme === 'file://') {
    return { rest, bundled: false };
  }
  // The name of the bundle follows, which may be empty.
  const start = scheme === 'webpack://' ? rest.indexOf('/') + 1 : 0;
  const layer = /^\([a-z-]+\)\//;
  return { rest: rest.slice(start).replace(layer, ''), bundled: true };
}

/** `github.com/acme/orders@v1.2.3/store.go`: as Go writes trimmed paths. */
function inModule(segments: string[]): FileLocation | undefined {
  if (segments.length < 4 || !isForgeHost(segments[0].toLowerCase())) {
    return undefined;
  }
  const [host, owner, name, ...path] = segments;
  const unversioned = name.includes('@')
    ? name.slice(0, name.indexOf('@'))
    : name;
  const repo = repoRules.normalise(`${host}/${owner}/${unversioned}`);
  return repo === undefined ? undefined : { repo, path: path.join('/') };
}

function relativePath(text: string): string | undefined {
  const trimmed = text.split('/').map(segment => segment.trim());
  const segments = pathSegments(trimmed.join('/'));
  const valid = segments.length > 0 && !/[:#?*]/.test(segments.join('/'));
  return valid ? segments.join('/') : undefined;
}

function locateInRepo(repo: string, path: string): FileLocation | undefined {
  const key = repoRules.normalise(repo);
  const relative = relativePath(withoutLineNumbers(path.split('#')[0]));
  return key === undefined || relative === undefined
    ? undefined
    : { repo: key, path: relative };
}

function locateOnForge(text: string): FileLocation | undefined {
  const address = parseForgeAddress(text.split('#')[0]);
  if (address?.host === undefined || address.path === undefined) {
    return undefined;
  }
  const path = relativePath(address.path);
  const repo = `${address.host}/${address.slug}`;
  return path === undefined ? undefined : { repo, path };
}

/**
 * Reads the path of a file or folder: on a forge, in a repository
 * (`github.com/acme/orders#src/app.ts`), on the machine that built it, or
 * relative to a repository that is not known.
 */
export function locateFile(text: string): FileLocation | undefined {
  const trimmed = text.trim().replace(/^url:/i, '');
  if (trimmed.length > MAX_LENGTH || hasControlCharacter(trimmed)) {
    return undefined;
  }
  if (/^https?:\/\//i.test(trimmed)) {
    return locateOnForge(trimmed);
  }
  const { rest, bundled } = withoutLoader(trimmed.replaceAll('\\', '/'));
  const hash = rest.indexOf('#');
  if (hash > 0 && !rest.startsWith('/')) {
    return locateInRepo(rest.slice(0, hash), rest.slice(hash + 1));
  }
  const query = bundled ? rest.split('?')[0] : rest;
  const undriven = withoutLineNumbers(query).replace(/^\/?[a-z]:(?=\/)/i, '');
  const absolute = undriven.startsWith('/');
  const segments = pathSegments(undriven);
  const { slug, name, path } = absolute
    ? withoutBuildRoot(segments)
    : { slug: undefined, name: undefined, path: segments.join('/') };
  const relative = relativePath(path);
  if (relative === undefined) {
    return undefined;
  }
  if (slug !== undefined) {
    return locateInRepo(slug, relative);
  }
  return inModule(relative.split('/')) ?? { path: relative, name };
}

function normalise(text: string): string | undefined {
  const location = locateFile(text);
  if (location === undefined) {
    return undefined;
  }
  const { repo, path } = location;
  return repo === undefined ? path : `${repo}#${path}`;
}

/** The folders above a path, deepest first, at most those next to the root. */
function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  const deepest = Math.min(segments.length - 1, MAX_FOLDERS);
  return Array.from({ length: deepest }, (_, index) =>
    segments.slice(0, deepest - index).join('/'),
  );
}

function walk(key: string): WalkStep[] {
  const hash = key.indexOf('#');
  const path = key.slice(hash + 1);
  const prefix = key.slice(0, hash + 1);
  const steps: WalkStep[] = foldersAbove(path).map((folder, index) => ({
    key: `${prefix}${folder}`,
    match: 'path prefix',
    closeness: 0.95 - 0.02 * index,
  }));
  if (hash !== -1) {
    const repo = key.slice(0, hash);
    steps.push({
      kind: 'repo',
      key: repo,
      match: 'repository of the path',
      closeness: 0.6,
    });
    steps.push(
      ...continuedWalk({ kind: 'repo', key: repo }, repoRules.walk(repo), 0.6),
    );
  } else {
    steps.push(...shortened(path));
  }
  return boundedWalk({ kind: 'path', key }, steps);
}

/** An unknown root in front of the path hides where the checkout begins. */
function shortened(path: string): WalkStep[] {
  const segments = path.split('/');
  const count = Math.min(segments.length - 1, MAX_SHORTENED);
  return Array.from({ length: count }, (_, index) => ({
    key: segments.slice(index + 1).join('/'),
    match: 'end of the path',
    closeness: 0.5 - 0.05 * index,
  })).filter(({ key }) => normalise(key) === key);
}

/**
 * Files and folders: `github.com/acme/orders#src/app.ts`, or `src/app.ts`
 * where the repository is not known.
 *
 * @internal
 */
export const pathRules: KindRules = {
  kind: 'path',
  specificity: 0.85,
  normalise,
  walk,
};
