import { isError } from '@backstage/errors';

/** A program has not done what it was asked. */
export class ProgramError extends Error {
  constructor(
    message: string,
    /** Whether the same may go well later. */
    readonly kind: 'transient' | 'permanent',
  ) {
    super(message);
    this.name = 'ProgramError';
  }
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
