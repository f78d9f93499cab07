import { inWords } from './domain/words';

/** What is given to work that has to end in time. */
export interface Limited {
  /** Aborts when the work is to stop, for whatever reason. */
  signal: AbortSignal;
  /** Aborts when the time is up: nobody listens to it any more then. */
  limit: AbortSignal;
}

/**
 * Waits for a driver, but not for ever. One that does not heed its signal is left
 * alone, so that whoever waits can go on.
 *
 * @throws Error that says for how long it was waited
 */
export async function withinLimit<T>(
  { ms, signal }: { ms: number; signal: AbortSignal },
  work: (limited: Limited) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(
        `The driver has not answered within ${inWords(ms)}`,
      );
      // Before the driver can throw what it makes of that.
      reject(error);
      limit.abort(error);
    }, ms);
  });
  try {
    return await Promise.race([
      timeIsUp,
      work({
        signal: AbortSignal.any([signal, limit.signal]),
        limit: limit.signal,
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
