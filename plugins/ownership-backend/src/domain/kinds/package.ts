import { PackageURL } from 'packageurl-js';
import { normaliseCodeNamespace, walkCodeNamespace } from './codeNamespace';
import { isForgeHost } from './forge';
import { repoRules } from './repo';
import { boundedWalk, continuedWalk } from './steps';
import { hasWhiteSpace, isNumber } from './text';
import { KindRules, WalkStep } from './types';

const MAX_LENGTH = 512;
const MAX_PARENTS = 5;

/** Names that people put in front of a coordinate, and the purl type. */
const ECOSYSTEMS: Record<string, string> = {
  npm: 'npm',
  pypi: 'pypi',
  maven: 'maven',
  go: 'golang',
  golang: 'golang',
  cargo: 'cargo',
  crates: 'cargo',
  gem: 'gem',
  rubygems: 'gem',
  nuget: 'nuget',
  composer: 'composer',
  packagist: 'composer',
};

/**
 * Writes a purl in canonical form. Qualifiers and subpath say where a file of
 * the package is, not which package it is.
 */
function purl(
  type: string,
  path: string,
  version: string | undefined,
): string | undefined {
  const slash = path.lastIndexOf('/');
  const namespace = slash === -1 ? undefined : path.slice(0, slash);
  const name = path.slice(slash + 1);
  // Names in NuGet and Cargo differ by more than their case.
  const caseless = type === 'nuget' || type === 'cargo';
  if (!/^[a-z][a-z0-9.-]*$/.test(type)) {
    return undefined;
  }
  try {
    return new PackageURL(
      type,
      namespace,
      caseless ? name.toLowerCase() : name,
      version,
      undefined,
      undefined,
    ).toString();
  } catch {
    // The constructor throws for what is no package; that is the answer.
    return undefined;
  }
}

function parsePurl(text: string): PackageURL | undefined {
  try {
    return PackageURL.fromString(text);
  } catch {
    // Same as above: a text that cannot be parsed is not a purl.
    return undefined;
  }
}

function pathOf(parsed: PackageURL): string {
  return parsed.namespace ? `${parsed.namespace}/${parsed.name}` : parsed.name;
}

function normalisePurl(text: string): string | undefined {
  const parsed = parsePurl(text);
  return parsed && purl(parsed.type, pathOf(parsed), parsed.version);
}

/** Splits at the last `@` that is not the first character (an npm scope). */
function splitVersion(text: string): [string, string | undefined] {
  const at = text.lastIndexOf('@');
  return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text, undefined];
}

function normaliseEcosystem(text: string): string | undefined {
  const colon = text.indexOf(':');
  const type = colon > 0 ? ECOSYSTEMS[text.slice(0, colon).toLowerCase()] : '';
  if (!type) {
    return undefined;
  }
  const rest = text.slice(colon + 1).replace(/^\/+/, '');
  if (type === 'maven') {
    return normaliseMaven(rest);
  }
  const [path, version] = splitVersion(rest.replace('==', '@'));
  return purl(type, path, version);
}

/** `group:artifact[:packaging[:classifier]][:version]` */
function normaliseMaven(text: string): string | undefined {
  const parts = text.split(':');
  const [group, artifact] = parts;
  if (parts.length < 2 || parts.length > 5 || isNumber(artifact)) {
    return undefined;
  }
  const valid = (part: string) => /^[A-Za-z0-9_.-]+$/.test(part);
  if (!group.includes('.') || !parts.every(valid)) {
    return undefined;
  }
  const version = parts.length > 2 ? parts[parts.length - 1] : undefined;
  return purl('maven', `${group}/${artifact}`, version);
}

function normaliseCoordinate(text: string): string | undefined {
  if (/^@[a-z0-9~._-]+\/[a-z0-9~._-]+(?:@[^@/]+)?$/i.test(text)) {
    return purl('npm', ...splitVersion(text));
  }
  if (text.includes('==')) {
    const [name, version] = text.split('==');
    return /^[A-Za-z0-9._-]+$/.test(name) && version
      ? purl('pypi', name, version)
      : undefined;
  }
  const [path, version] = splitVersion(text);
  if (version?.startsWith('v') && path.includes('/')) {
    return /^[a-z0-9.-]+\.[a-z]+\//i.test(path)
      ? purl('golang', path, version)
      : undefined;
  }
  return text.includes(':') ? normaliseMaven(text) : undefined;
}

function normalise(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || hasWhiteSpace(trimmed)) {
    return undefined;
  }
  if (/^pkg:/i.test(trimmed)) {
    return normalisePurl(trimmed);
  }
  return (
    normaliseEcosystem(trimmed) ??
    normaliseCoordinate(trimmed) ??
    normaliseCodeNamespace(trimmed)
  );
}

/** Packages of Go are folders of a module, whose root is not written. */
function walkGo(path: string): WalkStep[] {
  const segments = path.split('/');
  const steps: WalkStep[] = [];
  const longest = Math.min(segments.length - 1, MAX_PARENTS);
  for (let length = longest; length >= 2; length--) {
    steps.push({
      key: purl('golang', segments.slice(0, length).join('/'), undefined) ?? '',
      match: 'parent package',
      closeness: 0.9 - 0.05 * (longest - length),
    });
  }
  const repo = isForgeHost(segments[0])
    ? repoRules.normalise(segments.slice(0, 3).join('/'))
    : undefined;
  if (repo !== undefined) {
    const origin = { kind: 'repo' as const, key: repo };
    steps.push({
      ...origin,
      match: 'repository of the package',
      closeness: 0.6,
    });
    steps.push(...continuedWalk(origin, repoRules.walk(repo), 0.6));
  }
  return steps.filter(step => step.key !== '');
}

function walkByType(parsed: PackageURL): WalkStep[] {
  const path = pathOf(parsed);
  const forge = { github: 'github.com', bitbucket: 'bitbucket.org' }[
    parsed.type
  ];
  const repo = forge && repoRules.normalise(`${forge}/${path}`);
  if (repo) {
    const match = 'repository of the package';
    return [{ kind: 'repo', key: repo, match, closeness: 0.9 }];
  }
  if (parsed.type === 'golang') {
    return walkGo(path);
  }
  const group = normaliseCodeNamespace(parsed.namespace ?? '');
  return parsed.type === 'maven' && group
    ? [{ key: group, match: 'group of the package', closeness: 0.4 }]
    : [];
}

function walk(key: string): WalkStep[] {
  const parsed = key.startsWith('pkg:') ? parsePurl(key) : undefined;
  if (parsed === undefined) {
    return boundedWalk({ kind: 'package', key }, walkCodeNamespace(key));
  }
  const unversioned = purl(parsed.type, pathOf(parsed), undefined);
  const steps: WalkStep[] = unversioned
    ? [{ key: unversioned, match: 'package of any version', closeness: 0.95 }]
    : [];
  return boundedWalk({ kind: 'package', key }, [
    ...steps,
    ...walkByType(parsed),
  ]);
}

/**
 * Packages by their purl (`pkg:npm/%40acme/money`), and packages, namespaces
 * and modules of code by their dotted name (`com.acme.orders`).
 *
 * @internal
 */
export const packageRules: KindRules = {
  kind: 'package',
  specificity: 0.85,
  normalise,
  walk,
};
