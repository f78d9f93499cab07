import { getDomain, parse } from 'tldts';

/**
 * Domains that several organisations register below (`github.io`) count as
 * public suffixes: a walk must not end at what everybody shares.
 */
const OPTIONS = {
  allowPrivateDomains: true,
  extractHostname: false,
  validateHostname: false,
};

/** Top-level domains of intranets, clusters and examples. */
const RESERVED_TLDS = new Set([
  'test',
  'example',
  'invalid',
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'consul',
  'corp',
  'home',
  'lan',
  'onion',
]);

/** The part of a host that somebody registered: `acme.co.uk`. */
export function registrableDomain(host: string): string | undefined {
  return getDomain(host, OPTIONS) ?? undefined;
}

/**
 * Whether the host ends in a suffix that the internet or an intranet knows. A
 * class, a topic or a file name (`orders.events.v2`) mostly does not.
 */
export function hasKnownSuffix(host: string): boolean {
  const last = host.slice(host.lastIndexOf('.') + 1);
  if (RESERVED_TLDS.has(last)) {
    return true;
  }
  const { isIcann, isPrivate } = parse(host, OPTIONS);
  return Boolean(isIcann || isPrivate);
}
