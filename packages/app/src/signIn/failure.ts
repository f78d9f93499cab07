import { isError, ResponseError } from '@backstage/errors';
import { BackendUnreachableError } from './demo/fetchDemoSession';

/** Why a sign-in failed, as far as it makes a difference to the person. */
export type SignInFailure =
  | { kind: 'unreachable'; url: string }
  | { kind: 'disabled'; provider: string; detail: string }
  | { kind: 'unknown'; detail: string }
  | { kind: 'refused'; detail: string }
  | { kind: 'cancelled' }
  | { kind: 'other'; detail: string };

const UNKNOWN_PROVIDER = /unknown auth provider/i;

function failureOfResponse(
  error: ResponseError,
  provider: string,
): SignInFailure {
  const detail = error.cause.message;
  if (error.statusCode === 404) {
    return UNKNOWN_PROVIDER.test(detail)
      ? { kind: 'disabled', provider, detail }
      : { kind: 'unknown', detail };
  }
  if (error.statusCode === 401 || error.statusCode === 403) {
    return { kind: 'refused', detail };
  }
  return { kind: 'other', detail };
}

/** Sorts an error of a sign-in by what the person can do about it. */
export function failureOf(error: unknown, provider: string): SignInFailure {
  if (error instanceof BackendUnreachableError) {
    return { kind: 'unreachable', url: error.url };
  }
  if (error instanceof ResponseError) {
    return failureOfResponse(error, provider);
  }
  if (isError(error) && error.name === 'PopupRejectedError') {
    return { kind: 'cancelled' };
  }
  return { kind: 'other', detail: isError(error) ? error.message : `${error}` };
}
