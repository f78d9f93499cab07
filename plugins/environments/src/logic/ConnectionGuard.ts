/** Whether anybody can see the page. */
export interface Attention {
  isHidden(): boolean;
  /** @returns what ends it */
  onChange(listener: () => void): () => void;
}

/** The server says every 15 seconds that it is there. */
export const LONGEST_SILENCE_MS = 45_000;
/** Who only looks something up elsewhere finds it as it was left. */
export const LONGEST_UNSEEN_MS = 30_000;

/** The attention that the browser tells of. */
export const pageAttention: Attention = {
  isHidden: () => document.hidden,
  onChange: listener => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};

/**
 * Gives a connection up that says nothing any more, and one that nobody has seen
 * for a while: a browser has only a few to each server, which others need.
 */
export class ConnectionGuard {
  readonly #controller = new AbortController();
  readonly #ends: Array<() => void> = [];
  #silence: ReturnType<typeof setTimeout> | undefined;
  #unseen: ReturnType<typeof setTimeout> | undefined;
  #isUnseen = false;

  constructor(private readonly attention: Attention, signal: AbortSignal) {
    const giveUp = () => this.#controller.abort();
    signal.addEventListener('abort', giveUp, { once: true });
    this.#ends.push(
      () => signal.removeEventListener('abort', giveUp),
      attention.onChange(() => this.#look()),
    );
    if (signal.aborted) {
      giveUp();
    }
    this.heard();
    this.#look();
  }

  /** Aborts when the connection is given up. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it was given up because nobody sees it. */
  get isUnseen(): boolean {
    return this.#isUnseen;
  }

  /** To be called whenever something has come. */
  heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(
      () => this.#controller.abort(),
      LONGEST_SILENCE_MS,
    );
  }

  /** Guards no longer. */
  end(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#unseen);
    this.#ends.forEach(end => end());
  }

  #look(): void {
    clearTimeout(this.#unseen);
    if (this.attention.isHidden()) {
      this.#unseen = setTimeout(() => {
        this.#isUnseen = true;
        this.#controller.abort();
      }, LONGEST_UNSEEN_MS);
    }
  }
}

/** Waits until somebody can see the page, or the signal aborts. */
export function untilSeen(
  attention: Attention,
  signal: AbortSignal,
): Promise<void> {
  if (!attention.isHidden() || signal.aborted) {
    return Promise.resolve();
  }
  return new Promise(resolve => {
    const ends: Array<() => void> = [];
    const look = () => {
      if (!attention.isHidden() || signal.aborted) {
        ends.forEach(end => end());
        resolve();
      }
    };
    signal.addEventListener('abort', look);
    ends.push(attention.onChange(look), () =>
      signal.removeEventListener('abort', look),
    );
  });
}
