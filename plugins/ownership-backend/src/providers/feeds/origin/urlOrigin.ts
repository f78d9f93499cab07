import { IncomingMessage } from 'node:http';
import { describeUrl, guardedGet, Resolve } from './guardedRequest';
import { OriginError } from './errors';
import { unpack } from './limit';
import { Origin } from './origin';

export interface UrlOriginOptions {
  maxBytes: number;
  allowPrivateNetwork: boolean;
  /** Sent to the server of the URL, and to none that it redirects to. */
  headers?: Record<string, string>;
  resolve?: Resolve;
}

/** Reads from a server, if its address is none that must be left alone. */
export function createUrlOrigin(url: URL, options: UrlOriginOptions): Origin {
  const { maxBytes, headers, ...guard } = options;
  return {
    where: describeUrl(url),
    async open({ signal, validators }) {
      const response = await guardedGet(url, {
        ...guard,
        signal,
        headers: {
          ...headers,
          ...(validators?.etag ? { 'If-None-Match': validators.etag } : {}),
          ...(validators?.lastModified
            ? { 'If-Modified-Since': validators.lastModified }
            : {}),
        },
      });
      if (response.statusCode === 304 && validators) {
        response.destroy();
        return undefined;
      }
      if (response.statusCode !== 200) {
        response.destroy();
        throw new OriginError(
          `${describeUrl(url)} answered ${response.statusCode} ${
            response.statusMessage ?? ''
          }`.trim(),
        );
      }
      return contentOf(url, response, { maxBytes, signal });
    },
  };
}

function contentOf(
  url: URL,
  response: IncomingMessage,
  options: { maxBytes: number; signal: AbortSignal },
) {
  const { headers } = response;
  // What is stored packed is often sent as it is.
  const encoding =
    headers['content-encoding'] ??
    (url.pathname.endsWith('.gz') ? 'gzip' : undefined);
  const contentType = headers['content-type']?.split(';')[0].trim();
  try {
    return {
      body: unpack(response, encoding, options),
      contentType: contentType?.toLowerCase() || undefined,
      validators: {
        etag: headers.etag,
        lastModified: headers['last-modified'],
      },
    };
  } catch (error) {
    response.destroy();
    throw error;
  }
}
