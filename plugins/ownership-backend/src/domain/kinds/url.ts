import { hostRules } from './host';
import { boundedWalk, continuedWalk } from './steps';
import { hasControlCharacter } from './text';
import { KindRules, WalkStep } from './types';

const MAX_LENGTH = 4096;
const MAX_PREFIXES = 8;

const WEB_SCHEMES = new Set([
  'http',
  'https',
  'ws',
  'wss',
  'grpc',
  'grpcs',
  'ftp',
  'sftp',
]);

/**
 * The parts of something that reads like a URL. Userinfo, query and fragment
 * are left out: they say nothing of the owner, and may be secret.
 */
export interface UrlParts {
  scheme?: string;
  /** With the port, as written. */
  authority: string;
  /** With the leading slash, or empty. */
  path: string;
}

/** Splits `[scheme://][user[:password]@]host[:port][/path][?query][#fragment]`. */
export function splitUrl(text: string): UrlParts {
  const separator = text.indexOf('://');
  const firstSlash = text.indexOf('/');
  const hasScheme = separator > 0 && separator < firstSlash;
  const start = hasScheme ? separator + 3 : 0;
  const end = indexOfAny(text, '?#', start);
  const slash = indexOfAny(text.slice(0, end), '/', start);
  const at = text.slice(start, slash).lastIndexOf('@');
  return {
    scheme: hasScheme ? text.slice(0, separator).toLowerCase() : undefined,
    authority: text.slice(start + at + 1, slash),
    path: text.slice(slash, end),
  };
}

function indexOfAny(text: string, characters: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    if (characters.includes(text[index])) {
      return index;
    }
  }
  return text.length;
}

/** Segments of a path without empty ones, `.` and `..`. */
export function pathSegments(path: string): string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      segments.pop();
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments;
}

/** Half of a character, which no encoding can hold. */
function isLoneSurrogate(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && code >= 0xd800 && code <= 0xdfff;
}

/** Escapes what a URL may not hold, and writes escapes in upper case. */
function normaliseSegment(segment: string): string {
  return segment
    .replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, character =>
      encodeURIComponent(isLoneSurrogate(character) ? '\ufffd' : character),
    )
    .replace(/%[0-9a-f]{2}/gi, escape => escape.toUpperCase());
}

function normalise(text: string): string | undefined {
  const trimmed = text.trim().replace(/^url:/i, '');
  if (trimmed.length > MAX_LENGTH || hasControlCharacter(trimmed)) {
    return undefined;
  }
  const { scheme, authority, path } = splitUrl(trimmed);
  if (scheme !== undefined && !WEB_SCHEMES.has(scheme)) {
    return undefined;
  }
  const host = hostRules.normalise(authority);
  if (host === undefined) {
    return undefined;
  }
  const written = host.includes(':') ? `[${host}]` : host;
  return `${written}/${pathSegments(path).map(normaliseSegment).join('/')}`;
}

function walk(key: string): WalkStep[] {
  const [authority, ...path] = key.split('/');
  const segments = path.filter(segment => segment !== '');
  const host = authority.replace(/^\[|\]$/g, '');
  const longest = Math.min(segments.length - 1, MAX_PREFIXES);
  const steps: WalkStep[] = [];
  for (let length = longest; length >= 0; length--) {
    steps.push({
      key: `${authority}/${segments.slice(0, length).join('/')}`,
      match: 'path prefix',
      closeness: 0.97 - 0.01 * (longest - length),
    });
  }
  steps.push({
    kind: 'host',
    key: host,
    match: 'host of the URL',
    closeness: 0.87,
  });
  steps.push(
    ...continuedWalk({ kind: 'host', key: host }, hostRules.walk(host), 0.87),
  );
  return boundedWalk({ kind: 'url', key }, steps);
}

/**
 * Addresses on the web, without scheme, query and fragment:
 * `pay.acme.test/checkout`. One without a path ends in a slash.
 *
 * @internal
 */
export const urlRules: KindRules = {
  kind: 'url',
  specificity: 0.95,
  normalise,
  walk,
};
