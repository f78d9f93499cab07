import { OriginError } from './errors';
import { OriginContent } from './origin';

/** What servers call files that they know nothing about. */
const GENERIC = [
  'text/plain',
  'application/octet-stream',
  'binary/octet-stream',
  'application/gzip',
  'application/x-gzip',
];

/**
 * Refuses content that says to be something else; most often that is a page to
 * sign in on, sent as if it were an answer.
 *
 * @throws OriginError
 */
export function checkContentType(
  { body, contentType }: OriginContent,
  where: string,
  wanted: readonly string[],
): void {
  if (
    contentType !== undefined &&
    !wanted.includes(contentType) &&
    !GENERIC.includes(contentType)
  ) {
    body.destroy();
    throw new OriginError(
      `${where} sent ${contentType} instead of ${wanted[0]}${
        contentType === 'text/html' ? '; it may want a sign-in' : ''
      }`,
    );
  }
}
