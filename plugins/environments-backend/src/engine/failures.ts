import { isError } from '@backstage/errors';
import { OperationError } from '@groundwork/backstage-plugin-environments-common';

/** Thrown where trying the same again is of no use. */
export class PermanentError extends Error {
  constructor(message: string, readonly remediation?: string) {
    super(message);
    this.name = 'PermanentError';
  }
}

/** A failure that trying again does not mend. */
export function permanent(error: unknown): OperationError {
  return {
    class: 'permanent',
    message: isError(error) ? error.message : String(error),
    remediation:
      error instanceof PermanentError ? error.remediation : undefined,
  };
}

/** What a driver throws may pass; what a blueprint gets wrong does not. */
export function permanentOrTransient(error: unknown): OperationError {
  return {
    ...permanent(error),
    class: error instanceof PermanentError ? 'permanent' : 'transient',
  };
}
