import { setTimeout as sleep } from 'node:timers/promises';

/** PostgreSQL's `deadlock_detected`. SQLite has one writer, hence no deadlocks. */
const DEADLOCK_DETECTED = '40P01';

/**
 * Runs a transaction, and runs it again if PostgreSQL has broken it off because
 * of a deadlock.
 *
 * @remarks
 *
 * Of two transactions that wait for each other, PostgreSQL ends one; its work is
 * undone and can simply be done again. Wrap the whole transaction: a statement
 * within one cannot be repeated once the transaction has failed.
 *
 * @example
 *
 * ```ts
 * await retryOnDeadlock(() =>
 *   knex.transaction(tx => replaceIdentifiers(tx, identifiers)),
 * );
 * ```
 *
 * @param run - does all of the work, from the start of the transaction to its
 * end
 * @param options - how often to try again, 3 times by default; and how long to
 * wait before that, 25 ms by default, doubled each time
 * @public
 */
export async function retryOnDeadlock<T>(
  run: () => Promise<T>,
  options: { retries?: number; delayMs?: number } = {},
): Promise<T> {
  const { retries = 3, delayMs = 25 } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= retries || !isDeadlock(error)) {
        throw error;
      }
      await sleep(delayMs * 2 ** attempt);
    }
  }
}

/** The error may have been wrapped on its way, to say what was being done. */
function isDeadlock(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) {
    return false;
  }
  if ('code' in error && error.code === DEADLOCK_DETECTED) {
    return true;
  }
  return 'cause' in error && isDeadlock(error.cause);
}
