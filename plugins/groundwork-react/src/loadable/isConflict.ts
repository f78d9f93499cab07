import { ResponseError } from '@backstage/errors';

/**
 * Whether a request failed because what it is about has changed meanwhile.
 *
 * @public
 */
export function isConflict(error: Error): boolean {
  return (
    error.name === 'ConflictError' ||
    (error instanceof ResponseError && error.response.status === 409)
  );
}
