import { setTimeout as sleep } from 'node:timers/promises';

/** A database that says nothing for so long cannot be reached. */
const SILENCE_MS = 5_000;

/** @throws an Error when there is no answer in time */
export async function inTime<T>(
  answer: Promise<T>,
  silenceMs: number = SILENCE_MS,
): Promise<T> {
  const timeout = new AbortController();
  const silence = sleep(silenceMs, undefined, {
    signal: timeout.signal,
    ref: false,
  }).then(() => {
    throw new Error(`The database has not answered within ${silenceMs} ms`);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    silence.catch(() => {
      // Nobody waits for it any more.
    });
    timeout.abort();
  }
}
