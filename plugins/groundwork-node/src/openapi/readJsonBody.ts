import express, { type Request, type RequestHandler } from 'express';
import {
  InvalidRequestError,
  PayloadTooLargeError,
  UnsupportedMediaTypeError,
} from './errors';

/**
 * Creates the middleware that reads the JSON body of a request, in one of the
 * given media types, into `request.body`.
 *
 * @throws (to `next`) an error that says what is wrong: no body, one of another
 * type, one that is too large, or one that is not JSON
 */
export function readJsonBody(
  mediaTypes: readonly string[],
  limitBytes: number,
): RequestHandler {
  // The type is checked before, so the parser need not do it once more.
  const parse = express.json({ limit: limitBytes, type: () => true });

  return (request, response, next) => {
    if (!hasBody(request)) {
      throw new InvalidRequestError([
        {
          field: 'body',
          message: `is required: JSON, as ${mediaTypes.join(' or ')}`,
        },
      ]);
    }
    if (!mediaTypeOf(request, mediaTypes)) {
      throw new UnsupportedMediaTypeError(
        `The body must be ${mediaTypes.join(' or ')}, but the Content-Type is ${
          request.headers['content-type'] ?? 'missing'
        }`,
      );
    }
    parse(request, response, error => {
      next(error && explain(error, limitBytes));
    });
  };
}

/** Tells which of some media types the body of a request has. */
export function mediaTypeOf(
  request: Request,
  mediaTypes: readonly string[],
): string | undefined {
  return request.is([...mediaTypes]) || undefined;
}

function hasBody(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined ||
    Number(request.headers['content-length'] ?? 0) > 0
  );
}

/** Other errors of the parser are clear, and carry the status to answer with. */
function explain(error: Error & { type?: string }, limitBytes: number): Error {
  switch (error.type) {
    case 'entity.parse.failed':
      return new InvalidRequestError([
        { field: 'body', message: `is not valid JSON: ${error.message}` },
      ]);
    case 'entity.too.large':
      return new PayloadTooLargeError(
        `The body is larger than the ${limitBytes} bytes that this route takes`,
      );
    default:
      return error;
  }
}
