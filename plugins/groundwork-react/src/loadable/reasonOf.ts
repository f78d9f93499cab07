import { ResponseError } from '@backstage/errors';

/**
 * Why something failed: what a backend said rather than the status that it said
 * it with.
 *
 * @public
 */
export function reasonOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
