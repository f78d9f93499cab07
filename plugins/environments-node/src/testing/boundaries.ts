/**
 * A place at which a process may end: before or after something is written.
 *
 * @public
 */
export interface Boundary {
  /** From 1, within a context. */
  number: number;
  write:
    | 'intent.begin'
    | 'intent.end'
    | 'intent.clear'
    | 'save'
    | 'secret'
    /** The state of the step that a call has returned. */
    | 'step';
  when: 'before' | 'after';
  /** The key of an intent, or the name of a secret. */
  key?: string;
}

/**
 * Thrown in place of the end of the process.
 *
 * @public
 */
export class Killed extends Error {
  constructor(readonly boundary: Boundary) {
    super(`Killed ${textOfBoundary(boundary)}`);
    this.name = 'Killed';
  }
}

/**
 * Thrown by what is written with the epoch of a lease that another has taken.
 *
 * @public
 */
export class StaleEpochError extends Error {
  constructor(write: string, epochs: { own: number; newest: number }) {
    super(
      `The lease is lost: ${write} with epoch ${epochs.own}, but the newest is ${epochs.newest}`,
    );
    this.name = 'LeaseLostError';
  }
}

/**
 * Says a boundary as messages do.
 *
 * @internal
 */
export function textOfBoundary(boundary: Boundary): string {
  const { number, write, when, key } = boundary;
  return `${when} ${write}${key ? ` '${key}'` : ''} (boundary ${number})`;
}
