import express, { Request, RequestHandler } from 'express';
import { PayloadTooLargeError } from './errors';

/**
 * Creates the middleware that reads the bytes of a body, of any type, into
 * `request.body`. Signatures are about these bytes.
 *
 * @throws (to `next`) PayloadTooLargeError above the limit
 */
export function readRawBody(options: {
  limitBytes: number;
  /** Whether compressed bodies are taken, and inflated. */
  inflate: boolean;
}): RequestHandler {
  const { limitBytes, inflate } = options;
  const read = express.raw({ type: () => true, limit: limitBytes, inflate });
  return (request, response, next) => {
    read(request, response, (error?: unknown) => {
      next(isTooLarge(error) ? tooLarge(limitBytes) : error);
    });
  };
}

/** The bytes of a body; a request without one has none. */
export function rawBodyOf(request: Pick<Request, 'body'>): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function isTooLarge(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'type' in error &&
    error.type === 'entity.too.large'
  );
}

function tooLarge(limitBytes: number): PayloadTooLargeError {
  return new PayloadTooLargeError(
    `The body is larger than the ${limitBytes} bytes that this route takes`,
  );
}
