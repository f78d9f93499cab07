import { parseRecents } from './recents';

const KEY = 'groundwork.ownership.recent';

/**
 * What was looked up lately, in this browser only: it can say a lot about an
 * incident that is nobody else's business.
 *
 * Browsers may block storage, and then nothing is remembered beyond the page.
 */
export class RecentsStore {
  readonly #listeners = new Set<() => void>();
  #recents: string[] | undefined;

  get(): string[] {
    this.#recents ??= this.#read();
    return this.#recents;
  }

  set(recents: string[]): void {
    this.#recents = recents;
    try {
      if (recents.length > 0) {
        window.localStorage.setItem(KEY, JSON.stringify(recents));
      } else {
        window.localStorage.removeItem(KEY);
      }
    } catch {
      // Blocked or full; what is in memory is all there is to offer.
    }
    this.#listeners.forEach(notify => notify());
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #read(): string[] {
    try {
      return parseRecents(window.localStorage.getItem(KEY));
    } catch {
      // Blocked.
      return [];
    }
  }
}
