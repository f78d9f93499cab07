import { ResponseError } from '@backstage/errors';

/**
 * Whether a request failed because its sender may not do what was asked.
 *
 * @public
 */
export function isDenied(error: Error): boolean {
  return (
    error.name === 'NotAllowedError' ||
    (error instanceof ResponseError && error.response.status === 403)
  );
}
