import { useEffect, useSyncExternalStore } from 'react';
import { withRecent } from '../lookup/recents';
import { RecentsStore } from '../lookup/recentsStore';
import { LookupState } from './useLookup';

/** How long an answer stays before it counts as one that was wanted. */
const SETTLED_MS = 1_500;

const store = new RecentsStore();
const subscribe = (listener: () => void) => store.subscribe(listener);
const getRecents = () => store.get();

/** What was looked up lately in this browser, latest first. */
export function useRecentLookups(): { recents: string[]; clear(): void } {
  const recents = useSyncExternalStore(subscribe, getRecents);
  return { recents, clear: () => store.set([]) };
}

/** Remembers what is looked up, once its answer has stayed for a moment. */
export function useRemember(state: LookupState): void {
  const text = state.status === 'ready' ? state.question.text : undefined;
  useEffect(() => {
    if (!text) {
      return undefined;
    }
    const timer = setTimeout(
      () => store.set(withRecent(store.get(), text)),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [text]);
}
