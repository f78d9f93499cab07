import { hasForgeMarker, isForgeHost, parseForgeAddress } from '../kinds/forge';
import { hostRules } from '../kinds/host';
import { locateFile } from '../kinds/path';
import { pathSegments, splitUrl } from '../kinds/url';
import { Candidate, Place } from './types';

const DETECTOR = 'url';

const WEB = new Set(['http', 'https', 'ws', 'wss', 'grpc', 'grpcs', 'ftp']);
const GIT = new Set(['git', 'ssh', 'git+ssh', 'git+https', 'git+http']);
const DATABASES = new Set([
  'postgres',
  'postgresql',
  'mysql',
  'mariadb',
  'mongodb',
  'mongodb+srv',
  'redis',
  'rediss',
  'sqlserver',
  'clickhouse',
  'cassandra',
  'oracle',
]);
const BROKERS = new Set(['kafka', 'amqp', 'amqps', 'nats', 'pulsar', 'mqtt']);
const BUCKETS = new Set(['s3', 's3a', 's3n']);
const IMAGES = new Set(['docker', 'docker-pullable', 'oci', 'containerd']);
const FILES = new Set(['file', 'webpack', 'webpack-internal', 'app', 'ng']);

/** Finds the part of an address that holds no user, password or query. */
function visibleRange(text: string): [from: number, to: number] {
  const separator = text.indexOf('://');
  if (separator === -1) {
    return [0, text.length];
  }
  const start = separator + 3;
  const query = text.slice(start).search(/[?#;]/);
  const to = query === -1 ? text.length : start + query;
  const slash = text.indexOf('/', start);
  const authorityEnd = slash === -1 || slash > to ? to : slash;
  const at = text.slice(start, authorityEnd).lastIndexOf('@');
  return [at === -1 ? 0 : start + at + 1, to];
}

/**
 * Where something was found. Of an address only what may be shown: answers are
 * kept and passed on, and must not hold credentials.
 */
export function visiblePlace(text: string, start?: number): Place {
  const [from, to] = /\s/.test(text) ? [0, text.length] : visibleRange(text);
  return {
    text: text.slice(from, to),
    start: start === undefined ? undefined : start + from,
  };
}

/** Resources of a cloud that have an address on the web. */
function cloudResource(host: string, segments: string[]): string | undefined {
  const sqs = /^sqs\.([a-z0-9-]+)\.amazonaws\.com$/.exec(host);
  if (sqs && segments.length === 2) {
    return `arn:aws:sqs:${sqs[1]}:${segments[0]}:${segments[1]}`;
  }
  if (/^s3[.-][a-z0-9.-]*amazonaws\.com$/.test(host) && segments.length > 0) {
    return `arn:aws:s3:::${segments.join('/')}`;
  }
  const bucket = /^([a-z0-9.-]{3,63})\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(
    host,
  );
  return bucket
    ? `arn:aws:s3:::${[bucket[1], ...segments].join('/')}`
    : undefined;
}

function fromForge(url: string, segments: string[]): Candidate[] {
  const candidates: Candidate[] = [
    { kind: 'repo', value: url, weight: 0.9 },
    { kind: 'path', value: url, weight: 0.95 },
  ];
  const commit = segments.findIndex(
    segment => segment === 'commit' || segment === 'commits',
  );
  if (commit >= 2 && segments.length > commit + 1) {
    const value = segments[commit + 1];
    candidates.push({ kind: 'commit', value, weight: 0.95 });
  }
  return candidates;
}

/** Pages whose address names something else than the page. */
function namedByPage(
  url: string,
  host: string,
  segments: string[],
): Candidate[] {
  if (host.endsWith('.pagerduty.com')) {
    const known = /^(?:service-directory|services)$/.test(segments[0]);
    return known ? [{ kind: 'pager-service', value: url, weight: 0.95 }] : [];
  }
  if (host.endsWith('.slack.com')) {
    return [{ kind: 'chat-channel', value: url, weight: 0.9 }];
  }
  const cloud = cloudResource(host, segments);
  if (cloud !== undefined || host.endsWith('.googleapis.com')) {
    return [{ kind: 'cloud-resource', value: cloud ?? url, weight: 0.95 }];
  }
  return [];
}

/** A page of the catalog, here or in another portal. */
function catalogEntity(segments: string[]): Candidate[] {
  const catalog = segments.indexOf('catalog');
  const [namespace, kind, name] = segments.slice(catalog + 1);
  if (catalog === -1 || name === undefined) {
    return [];
  }
  const value = `${kind}:${namespace}/${name}`;
  return [{ kind: 'entity', value, weight: 0.9 }];
}

function fromWeb(url: string, authority: string, path: string): Candidate[] {
  const host = hostRules.normalise(authority) ?? '';
  const segments = pathSegments(path);
  if (isForgeHost(host) || hasForgeMarker(path)) {
    return [
      ...fromForge(url, segments),
      { kind: 'url', value: url, weight: 0.6 },
      // The forge is a service too, but hardly the one that is meant.
      {
        kind: 'host',
        value: host,
        weight: parseForgeAddress(url) === undefined ? 0.8 : 0.1,
      },
    ];
  }
  const named = namedByPage(url, host, segments);
  const general = named.length === 0 ? 1 : 0.3;
  return [
    ...named,
    ...catalogEntity(segments),
    { kind: 'url', value: url, weight: 0.9 * general },
    { kind: 'host', value: host, weight: 0.85 * general },
    ...(/^channels?$/.test(segments[0])
      ? [{ kind: 'chat-channel' as const, value: url, weight: 0.4 }]
      : []),
  ];
}

function fromStore(
  scheme: string,
  authority: string,
  path: string,
): Candidate[] {
  const value = `${authority}${path}`;
  if (BUCKETS.has(scheme)) {
    const weight = 0.95;
    return [{ kind: 'cloud-resource', value: `arn:aws:s3:::${value}`, weight }];
  }
  const prefix = '//storage.googleapis.com/projects/_/buckets/';
  return [{ kind: 'cloud-resource', value: prefix + value, weight: 0.95 }];
}

function byScheme(text: string): Candidate[] {
  const { scheme = '', authority, path } = splitUrl(text);
  if (WEB.has(scheme)) {
    return fromWeb(text, authority, path);
  }
  if (GIT.has(scheme)) {
    return [{ kind: 'repo', value: text, weight: 0.9 }];
  }
  if (BUCKETS.has(scheme) || scheme === 'gs') {
    return fromStore(scheme, authority, path);
  }
  if (IMAGES.has(scheme)) {
    return [{ kind: 'image', value: text, weight: 0.9 }];
  }
  if (FILES.has(scheme)) {
    return fileCandidates(text, 0.6);
  }
  const host: Candidate = { kind: 'host', value: authority, weight: 0.7 };
  if (DATABASES.has(scheme)) {
    return [{ kind: 'database', value: text, weight: 0.9 }, host];
  }
  if (BROKERS.has(scheme)) {
    const [queue = ''] = pathSegments(path).slice(-1);
    return [{ kind: 'queue', value: queue, weight: 0.8 }, host];
  }
  return [host];
}

/** A file, and the name of the repository or job that its build path gives. */
export function fileCandidates(text: string, weight: number): Candidate[] {
  const location = locateFile(text);
  const path: Candidate = { kind: 'path', value: text, weight };
  return location?.name === undefined
    ? [path]
    : [
        path,
        { kind: 'service-name', value: location.name, weight: weight * 0.5 },
      ];
}

/** Identifiers in an address that has a scheme (`https://`, `postgres://`). */
export function urlCandidates(text: string): Candidate[] {
  const value = text.replace(/^(?:jdbc|url|scm):/i, '');
  return byScheme(value).map(candidate => ({
    ...candidate,
    detector: DETECTOR,
  }));
}
