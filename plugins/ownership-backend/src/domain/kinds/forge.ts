import { hostRules } from './host';
import { pathSegments, splitUrl } from './url';

/** A repository's address, taken apart. */
export interface ForgeAddress {
  /** Left out for a bare `acme/orders`. */
  host?: string;
  /** `acme/orders`, in lower case. */
  slug: string;
  /** The path inside of the repository, where the address names one. */
  path?: string;
}

/** Forges whose repositories are always `owner/name`. */
const TWO_LEVEL_HOSTS = new Set([
  'github.com',
  'bitbucket.org',
  'codeberg.org',
]);

const HOST_ALIASES: Record<string, string> = {
  'www.github.com': 'github.com',
  'ssh.github.com': 'github.com',
  'raw.githubusercontent.com': 'github.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'altssh.gitlab.com': 'gitlab.com',
  'ssh.dev.azure.com': 'dev.azure.com',
};

/** First labels of hosts on which organisations run a forge of their own. */
const FORGE_LABELS = new Set([
  'git',
  'gitlab',
  'github',
  'gitea',
  'forgejo',
  'bitbucket',
  'codeberg',
  'stash',
  'scm',
  'ghe',
]);

/** What follows a repository in addresses of forges. */
const MARKERS = new Set([
  '-',
  'tree',
  'blob',
  'raw',
  'blame',
  'edit',
  'src',
  'commit',
  'commits',
  'compare',
  'branches',
  'tags',
  'releases',
  'pull',
  'pulls',
  'pull-requests',
  'merge_requests',
  'issues',
  'actions',
  'pipelines',
  'deployments',
  'settings',
  'wiki',
]);

const FILE_MARKERS = new Set(['tree', 'blob', 'raw', 'blame', 'edit', 'src']);

/** Whether repositories are likely to live on the host. */
export function isForgeHost(host: string): boolean {
  return (
    TWO_LEVEL_HOSTS.has(host) ||
    host in HOST_ALIASES ||
    host === 'dev.azure.com' ||
    (host.includes('.') && FORGE_LABELS.has(host.slice(0, host.indexOf('.'))))
  );
}

/** Whether the path holds what only the path of a repository's page holds. */
export function hasForgeMarker(path: string): boolean {
  const segments = pathSegments(path);
  return segments.some(
    (segment, index) =>
      index >= 2 &&
      (segment === '-' || segment === 'tree' || segment === 'blob'),
  );
}

function splitAddress(text: string): { host?: string; segments: string[] } {
  const { scheme, authority, path } = splitUrl(text);
  if (scheme !== undefined) {
    return { host: authority, segments: pathSegments(path) };
  }
  const colon = text.indexOf(':');
  const at = text.lastIndexOf('@', colon === -1 ? text.length : colon);
  const slash = text.indexOf('/');
  if (colon > at && at > 0 && (slash === -1 || colon < slash)) {
    const rest = text.slice(colon + 1);
    return { host: text.slice(at + 1, colon), segments: pathSegments(rest) };
  }
  const segments = pathSegments(text);
  const [first] = segments;
  if (segments.length > 0 && /[.:]/.test(first)) {
    return { host: first, segments: segments.slice(1) };
  }
  return { segments };
}

function pathAfter(
  marker: string,
  rest: string[],
  isPage: boolean,
): string | undefined {
  const [kind, ...afterKind] = marker === '-' ? rest : [marker, ...rest];
  if (!FILE_MARKERS.has(kind)) {
    return undefined;
  }
  // Gitea says whether the next is a branch, a tag or a commit.
  const typed = kind === 'src' && /^(branch|tag|commit)$/.test(afterKind[0]);
  // Bitbucket has a branch here; but who writes an address without a scheme
  // means the folder that is called so.
  if (kind === 'src' && !typed && !isPage) {
    return [kind, ...afterKind].join('/');
  }
  const path = afterKind.slice(typed ? 2 : 1).join('/');
  return path === '' ? undefined : path;
}

/** Drops what stands between the host and `owner/name` on some hosts. */
function withoutPrefix(host: string | undefined, segments: string[]) {
  if (host !== undefined && /(?:^|\.)dev\.azure\.com$/.test(host)) {
    return segments.filter(
      (segment, index) => segment !== '_git' && (index > 0 || segment !== 'v3'),
    );
  }
  if (host === 'api.github.com' && segments[0] === 'repos') {
    return segments.slice(1);
  }
  return segments;
}

function slugLength(host: string | undefined, segments: string[]): number {
  if (host !== undefined && TWO_LEVEL_HOSTS.has(host)) {
    return 2;
  }
  const marker = segments.findIndex(
    (segment, index) =>
      index >= 2 && MARKERS.has(withoutGitSuffix(segment.toLowerCase())),
  );
  return marker === -1 ? segments.length : marker;
}

function isSlugSegment(segment: string): boolean {
  const valid = /^[a-z0-9_~.][a-z0-9_.~-]*$/.test(segment);
  return valid && segment.length <= 128 && !/^\.{1,2}$/.test(segment);
}

/**
 * Reads the address of a repository, or of a file or folder in one, as GitHub,
 * GitLab, Bitbucket, Gitea and Azure DevOps write them.
 *
 * A branch whose name holds a slash cannot be told from a folder: one segment
 * is taken for the branch.
 */
export function parseForgeAddress(text: string): ForgeAddress | undefined {
  const trimmed = text
    .trim()
    .replace(/^url:/i, '')
    .replace(/^(?:scm:)?git[+:](?=[a-z]+:)/i, '');
  if (trimmed.length > 2048 || /\s/.test(trimmed)) {
    return undefined;
  }
  const address = splitAddress(trimmed);
  const written =
    address.host === undefined ? undefined : hostRules.normalise(address.host);
  if (address.host !== undefined && written === undefined) {
    return undefined;
  }
  const segments = withoutPrefix(written, address.segments);
  const host = canonicalHost(written);
  const length = Math.min(slugLength(host, segments), 8);
  const slug = segments.slice(0, length).map(part => part.toLowerCase());
  if (slug.length < 2) {
    return undefined;
  }
  slug.push(withoutGitSuffix(slug.pop()!));
  if (!slug.every(isSlugSegment)) {
    return undefined;
  }
  const rest = segments.slice(length);
  const [marker, ...afterMarker] = written?.startsWith('raw.')
    ? ['raw', ...rest]
    : rest;
  return {
    host,
    slug: slug.join('/'),
    path:
      marker === undefined
        ? undefined
        : pathAfter(
            marker,
            afterMarker,
            /^[a-z]+:\/\//i.test(trimmed) || host === 'bitbucket.org',
          ),
  };
}

function canonicalHost(host: string | undefined): string | undefined {
  if (host === 'api.github.com') {
    return 'github.com';
  }
  return host === undefined ? undefined : HOST_ALIASES[host] ?? host;
}

function withoutGitSuffix(name: string): string {
  let end = name.length;
  while (end > 4 && name.startsWith('.git', end - 4)) end -= 4;
  return name.slice(0, end);
}
