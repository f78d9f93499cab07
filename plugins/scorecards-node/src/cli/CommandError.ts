/** Something that the caller can act on; shown as one line, without a stack. */
export class CommandError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'CommandError';
  }
}

/** Something wrong with the command line itself. */
export class UsageError extends CommandError {
  constructor(message: string, options?: { cause?: unknown }) {
    super(`${message}; check --help says more`, options);
    this.name = 'UsageError';
  }
}
