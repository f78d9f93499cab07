import { InputError } from '@backstage/errors';
import {
  readYaml,
  toPointer,
  YamlDocument,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { compileGlob, PathMatcher } from './glob';

/** Which components the paths of a repository belong to. */
export interface ComponentMap {
  /** By folder or file, without slashes around; `` is the whole repository. */
  prefixes: ReadonlyMap<string, readonly string[]>;
  /** Those that know best come first. */
  globs: ReadonlyArray<{
    /** Characters before the first wildcard. */
    literal: number;
    matches: PathMatcher;
    components: readonly string[];
  }>;
}

/** The components of a change. */
export interface TouchedComponents {
  /** Each once, in alphabetical order. */
  components: string[];
  /** How many paths belong to none. */
  unmapped: number;
}

const LIMITS = {
  what: 'components',
  maxBytes: 1024 * 1024,
  maxDocuments: 1,
  maxLexemes: 100_000,
};
const MAX_TEXT_CHARACTERS = 500;
const WILDCARD = /[*?]/;

/**
 * Reads a map of paths to components:
 *
 * ```yaml
 * .: component:default/shop
 * services/checkout: component:default/checkout
 * libs/money: [component:default/checkout, component:default/billing]
 * 'db/*.sql': component:default/databases
 * ```
 *
 * A folder, or a glob of one, stands for all that is in it.
 *
 * @param name - of the file, for messages
 * @throws InputError with what is wrong, where, and what would be right
 */
export function parseComponentMap(text: string, name: string): ComponentMap {
  return toComponentMap(readComponentEntries(text, name));
}

/** A path or a glob, with the components that it belongs to. */
export type ComponentEntry = readonly [path: string, components: string[]];

/**
 * Reads what {@link parseComponentMap} reads, as it stands there.
 *
 * @throws InputError with what is wrong, where, and what would be right
 */
export function readComponentEntries(
  text: string,
  name: string,
): ComponentEntry[] {
  const read = readYaml(text, LIMITS);
  const document = read.ok ? read.documents[0] : undefined;
  const problem = read.ok ? document?.problems[0] : read.problem;
  if (problem) {
    const { line, column, message } = problem;
    throw new InputError(`${name}:${line}:${column} ${message}`);
  }
  return entriesOf(document, name);
}

/** Puts entries together, so that paths can be looked up. */
export function toComponentMap(
  entries: readonly ComponentEntry[],
): ComponentMap {
  const prefixes = new Map<string, readonly string[]>();
  const globs: Array<ComponentMap['globs'][number] & { text: string }> = [];
  for (const [path, components] of entries) {
    const folder = path === '.' ? '' : path.replace(/\/$/, '');
    const literal = folder.search(WILDCARD);
    if (literal < 0) {
      prefixes.set(folder, components);
    } else {
      globs.push({
        text: folder,
        literal,
        matches: compileGlob(folder),
        components,
      });
    }
  }
  globs.sort((a, b) => b.literal - a.literal || b.text.length - a.text.length);
  return { prefixes, globs };
}

/**
 * The components that paths belong to. Of all entries that match a path, the one
 * with the longest beginning without wildcards counts; a folder counts before a
 * glob.
 */
export function componentsOf(
  map: ComponentMap,
  paths: readonly string[],
): TouchedComponents {
  const components = new Set<string>();
  let unmapped = 0;
  for (const path of paths) {
    const own = componentsOfPath(map, path);
    own.forEach(component => components.add(component));
    unmapped += own.length === 0 ? 1 : 0;
  }
  return { components: [...components].sort(), unmapped };
}

function componentsOfPath(
  { prefixes, globs }: ComponentMap,
  path: string,
): readonly string[] {
  const prefix = longestPrefix(prefixes, path);
  const glob = globs.find(
    ({ literal, matches }) =>
      (prefix === undefined || literal > prefix.length) && matches(path),
  );
  return (
    glob?.components ??
    (prefix === undefined ? undefined : prefixes.get(prefix)) ??
    []
  );
}

function longestPrefix(
  prefixes: ComponentMap['prefixes'],
  path: string,
): string | undefined {
  let prefix = path;
  while (!prefixes.has(prefix) && prefix !== '') {
    prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('/'), 0));
  }
  return prefixes.has(prefix) ? prefix : undefined;
}

function entriesOf(
  document: YamlDocument | undefined,
  name: string,
): ComponentEntry[] {
  if (document === undefined) {
    throw new InputError(
      `${name}: it is empty; it must map paths to components, such as 'services/checkout: component:default/checkout'`,
    );
  }
  const { value, places } = document;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      `${name}:1:1 it must map paths to components, such as 'services/checkout: component:default/checkout'`,
    );
  }
  return Object.entries(value).map(([path, written]) => {
    const refuse = (what: string) => {
      const { line, column } = places.locateKey([path]);
      return new InputError(
        `${name}:${line}:${column} ${toPointer([path])} ${what}`,
      );
    };
    const bad = badPath(path);
    if (bad !== undefined) {
      throw refuse(bad);
    }
    const components = Array.isArray(written) ? written : [written];
    const isGood = components.every(
      it =>
        typeof it === 'string' &&
        /\S/.test(it) &&
        it.length <= MAX_TEXT_CHARACTERS,
    );
    if (!isGood || components.length === 0) {
      throw refuse(
        "must name a component, such as 'component:default/checkout', or a list of them",
      );
    }
    return [path, components.map(String)];
  });
}

function badPath(path: string): string | undefined {
  if (path === '.') {
    return undefined;
  }
  if (path === '' || path.length > MAX_TEXT_CHARACTERS) {
    return `is no path; one has 1 to ${MAX_TEXT_CHARACTERS} characters, and '.' is the whole repository`;
  }
  const names = path.replace(/\/$/, '').split('/');
  if (names.some(it => it === '' || it === '.' || it === '..')) {
    return "must be a path from the repository's folder, without '/' at its beginning and without empty names, '.' or '..'";
  }
  if (names.some(it => it !== '**' && it.includes('**'))) {
    return "has '**' beside other characters; it stands alone between slashes";
  }
  return /[[\]{}\\]/.test(path)
    ? "has brackets, braces or backslashes; only '*', '?' and '**' stand for others"
    : undefined;
}
