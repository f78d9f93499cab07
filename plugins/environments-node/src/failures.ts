import { CustomErrorBase } from '@backstage/errors';
import { DriverStep } from './driver';

/**
 * A driver refuses: doing the same again is of no use, somebody has to decide
 * first.
 *
 * @public
 */
export class RefusedError extends CustomErrorBase {
  name = 'RefusedError' as const;

  /**
   * @param message - why, for people
   * @param remediation - what somebody can do about it
   */
  constructor(message: string, readonly remediation?: string) {
    super(message);
  }
}

/**
 * What a driver needs is not to be had now; later it may work.
 *
 * @public
 */
export class UnavailableError extends CustomErrorBase {
  name = 'UnavailableError' as const;
}

/**
 * What an error of a driver means to who asked: {@link RefusedError} and an
 * `InputError` fail, {@link UnavailableError} is tried again.
 *
 * @param state - goes into the step, so that nothing that was made is forgotten
 * @throws any other error, as it is
 * @public
 */
export function stepOfError(
  error: unknown,
  state: DriverStep['state'],
): DriverStep {
  if (error instanceof RefusedError) {
    const { message, remediation } = error;
    return { kind: 'fail', state, error: message, remediation };
  }
  if (error instanceof UnavailableError) {
    return { kind: 'retry', class: 'transient', state, error: error.message };
  }
  if (error instanceof Error && error.name === 'InputError') {
    return {
      kind: 'fail',
      state,
      error: error.message,
      remediation: 'Correct the blueprint, or the configuration of the driver.',
    };
  }
  throw error;
}
