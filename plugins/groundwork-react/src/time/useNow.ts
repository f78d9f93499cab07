import { useSyncExternalStore } from 'react';

const STEP_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = new Date();

/** One timer for all that show how long ago something was. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = new Date();
    listeners.forEach(notify => notify());
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function getNow(): Date {
  if (Date.now() - current.getTime() >= STEP_MS) {
    current = new Date();
  }
  return current;
}

/**
 * The time, which goes on by half a minute at once.
 *
 * @public
 */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, getNow);
}
