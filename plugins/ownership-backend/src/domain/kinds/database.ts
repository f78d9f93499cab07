import { hostRules } from './host';
import { boundedWalk, continuedWalk } from './steps';
import { KindRules, WalkStep } from './types';
import { splitUrl } from './url';

const NAME = /^[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$.-]{0,127}$/u;

/** `jdbc:sqlserver://host:1433;databaseName=orders;encrypt=true` */
function sqlServerName(properties: string): string | undefined {
  const property = properties
    .split(';')
    .find(part => /^\s*(?:databasename|database)\s*=/i.test(part));
  return property?.slice(property.indexOf('=') + 1).trim();
}

/** The first of several hosts, as drivers write replicas. */
function firstHost(authority: string): string {
  return authority.split(',')[0];
}

function fromUrl(text: string): { host?: string; name?: string } {
  const semicolon = text.indexOf(';');
  const url = semicolon === -1 ? text : text.slice(0, semicolon);
  const { authority, path } = splitUrl(url);
  const name =
    semicolon === -1
      ? path.replace(/^\/+/, '')
      : sqlServerName(text.slice(semicolon + 1));
  return { host: firstHost(authority), name };
}

function fromKey(text: string): { host?: string; name?: string } {
  const slash = text.indexOf('/');
  return slash === -1
    ? { name: text }
    : { host: text.slice(0, slash), name: text.slice(slash + 1) };
}

function normalise(text: string): string | undefined {
  const trimmed = text.trim().replace(/^jdbc:/i, '');
  if (trimmed.length > 1024) {
    return undefined;
  }
  const { host, name } = trimmed.includes('://')
    ? fromUrl(trimmed)
    : fromKey(trimmed);
  const lower = name?.toLowerCase();
  if (lower === undefined || !NAME.test(lower)) {
    return undefined;
  }
  if (host === undefined) {
    return lower;
  }
  const server = hostRules.normalise(host);
  return server === undefined ? undefined : `${server}/${lower}`;
}

function walk(key: string): WalkStep[] {
  const slash = key.indexOf('/');
  if (slash === -1) {
    return [];
  }
  const origin = { kind: 'host' as const, key: key.slice(0, slash) };
  return boundedWalk({ kind: 'database', key }, [
    {
      key: key.slice(slash + 1),
      match: 'database on any host',
      closeness: 0.6,
    },
    { ...origin, match: 'host of the database', closeness: 0.55 },
    ...continuedWalk(origin, hostRules.walk(origin.key), 0.55),
  ]);
}

/**
 * Databases: `host/name`, or the name where the host is not known. Connection
 * strings lose user, password, port and options.
 *
 * @internal
 */
export const databaseRules: KindRules = {
  kind: 'database',
  specificity: 0.85,
  normalise,
  walk,
};
