import { setImmediate as nextTurn } from 'node:timers/promises';
import { abortError, messageOf, untilAborted } from './abort';

/** Batches after which others have their turn. */
const BATCHES_PER_TURN = 20;

/**
 * Goes through what a collector yields, for as long as the signal lets it. One
 * that goes on regardless is left behind: nobody asks it for more, and what it
 * comes to is not heard.
 *
 * @param onLeft - told of errors of a collector that was left behind
 * @throws what the collector throws, or the reason of the signal
 */
export async function* follow<T>(
  start: () => AsyncIterable<T>,
  signal: AbortSignal,
  onLeft: (error: Error) => void,
): AsyncGenerator<T, void, undefined> {
  const iterator = iteratorOf(start());
  let isOver = false;
  try {
    for (let count = 1; ; count++) {
      if (count % BATCHES_PER_TURN === 0) {
        // One that never waits for anything would not let time pass.
        await nextTurn();
      }
      if (signal.aborted) {
        throw abortError(signal);
      }
      const next = await untilAborted(
        // One may yield, or be, no promise.
        Promise.resolve(iterator.next()),
        signal,
      );
      if (next.done) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    isOver ||= !signal.aborted;
    throw error;
  } finally {
    if (!isOver) {
      // It may never come back, so it is not waited for.
      leave(iterator).catch(error =>
        onLeft(error instanceof Error ? error : new Error(messageOf(error))),
      );
    }
  }
}

function iteratorOf<T>(iterable: AsyncIterable<T>): AsyncIterator<T> {
  const iterator = Object(iterable)[Symbol.asyncIterator]?.();
  if (!iterator) {
    throw new TypeError('It must return an async iterable of batches');
  }
  return iterator;
}

async function leave(iterator: AsyncIterator<unknown>): Promise<void> {
  await iterator.return?.();
}
