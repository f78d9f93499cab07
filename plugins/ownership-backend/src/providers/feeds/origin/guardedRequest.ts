import { lookup as dnsLookup, LookupAddress } from 'node:dns';
import { IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, LookupFunction } from 'node:net';
import { whyForbidden } from './addresses';
import { abortError } from './abort';
import { OriginError } from './errors';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Finds all addresses of a name. */
export type Resolve = (
  hostname: string,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardedRequestOptions {
  allowPrivateNetwork: boolean;
  /** Sent to the origin of the first URL only, since they may hold a secret. */
  headers?: Record<string, string>;
  signal: AbortSignal;
  /** By default as the operating system does it. */
  resolve?: Resolve;
}

/**
 * Sends a GET request to servers that may be asked, and follows redirects to
 * such. The address that is checked is the one that is connected to, so that a
 * name cannot lead elsewhere between the check and the connection.
 */
export async function guardedGet(
  url: URL,
  options: GuardedRequestOptions,
): Promise<IncomingMessage> {
  let current = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const headers = current.origin === url.origin ? options.headers : undefined;
    const response = await getOnce(current, { ...options, headers });
    const { location } = response.headers;
    if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) {
      return response;
    }
    response.destroy();
    current = redirectTarget(current, location);
  }
  throw new OriginError(
    `${describeUrl(url)} redirects more than ${MAX_REDIRECTS} times`,
  );
}

/** Paths and queries of calendars and exports are often secret. */
export function describeUrl(url: URL): string {
  return `${url.protocol}//${url.host}/…`;
}

function redirectTarget(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new OriginError(
      `${describeUrl(from)} redirects to what is not a URL`,
    );
  }
  const target = new URL(location, from);
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    throw new OriginError(
      `${describeUrl(from)} redirects to ${describeUrl(
        target,
      )}, which is not encrypted`,
    );
  }
  return target;
}

function getOnce(
  url: URL,
  { headers, signal, ...guard }: GuardedRequestOptions,
): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OriginError(
      `${describeUrl(url)} cannot be read; http and https URLs can`,
    );
  }
  // No name is looked up where an address is written.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const reason = isIP(host) ? whyForbidden(host, guard) : undefined;
  if (reason) {
    throw new OriginError(`${describeUrl(url)} is not read: ${reason}`);
  }
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    send(url, {
      headers: { 'Accept-Encoding': 'gzip, deflate, br', ...headers },
      lookup: guardedLookup(url, guard),
      // A connection that is kept would escape the check.
      agent: false,
      signal,
    })
      .on('response', resolve)
      .on('error', error => reject(explain(url, error, signal)))
      .end();
  });
}

function explain(url: URL, error: Error, signal: AbortSignal): Error {
  if (error instanceof OriginError) {
    return error;
  }
  const cause = signal.aborted ? abortError(signal) : error;
  return new OriginError(
    `${describeUrl(url)} could not be read: ${cause.message}`,
    { cause },
  );
}

const resolveAll: Resolve = (hostname, callback) =>
  dnsLookup(hostname, { all: true }, callback);

function guardedLookup(
  url: URL,
  {
    allowPrivateNetwork,
    resolve = resolveAll,
  }: Omit<GuardedRequestOptions, 'signal'>,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const reason = addresses
        ?.map(({ address }) => whyForbidden(address, { allowPrivateNetwork }))
        .find(Boolean);
      if (error || !addresses?.length || reason) {
        const problem = reason
          ? new OriginError(`${describeUrl(url)} is not read: ${reason}`)
          : error ?? new Error(`${hostname} has no address`);
        callback(problem, '');
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, addresses[0].address, addresses[0].family);
      }
    });
  };
}
