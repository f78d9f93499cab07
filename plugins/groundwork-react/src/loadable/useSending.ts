import { useState } from 'react';
import { toError } from '@backstage/errors';

/**
 * How far something is that the backend was asked to do.
 *
 * @public
 */
export type Sending =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error };

/**
 * Asks the backend to do something, and keeps why it was not done.
 *
 * @public
 */
export function useSending(): {
  state: Sending;
  /** @returns why it failed, if it did */
  send(work: () => Promise<unknown>): Promise<Error | undefined>;
} {
  const [state, setState] = useState<Sending>({ status: 'open' });
  const send = async (work: () => Promise<unknown>) => {
    setState({ status: 'sending' });
    try {
      await work();
    } catch (reason) {
      const error = toError(reason);
      setState({ status: 'failed', error });
      return error;
    }
    setState({ status: 'open' });
    return undefined;
  };
  return { state, send };
}
