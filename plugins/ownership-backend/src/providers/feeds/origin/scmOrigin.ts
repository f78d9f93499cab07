import { Readable } from 'node:stream';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { untilAborted } from './abort';
import { OriginError } from './errors';
import { describeUrl } from './guardedRequest';
import { unpack } from './limit';
import { Origin } from './origin';

/**
 * Reads a file of a repository on a host that is set up under `integrations`,
 * with the credentials that are set up there.
 */
export function createScmOrigin(
  url: URL,
  options: { maxBytes: number; urlReader: UrlReaderService },
): Origin {
  return {
    where: describeUrl(url),
    async open({ signal, validators }) {
      try {
        const response = await untilAborted(
          options.urlReader.readUrl(url.href, {
            etag: validators?.etag,
            signal,
          }),
          signal,
        );
        const body =
          response.stream?.() ??
          Readable.from([await untilAborted(response.buffer(), signal)]);
        return {
          body: unpack(body, undefined, { ...options, signal }),
          validators: { etag: response.etag },
        };
      } catch (error) {
        if (error instanceof Error && error.name === 'NotModifiedError') {
          return undefined;
        }
        throw new OriginError(
          `${describeUrl(url)} could not be read: ${
            error instanceof Error ? error.message : error
          }`,
          { cause: error },
        );
      }
    },
  };
}
