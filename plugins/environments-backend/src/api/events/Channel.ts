import { Snapshot } from './Snapshot';

/** What is next: a newer snapshot, or why there is none. */
type Next =
  | { kind: 'snapshot'; tick: number; snapshot: Snapshot }
  | { kind: 'gone' }
  | { kind: 'failed'; error: unknown };

/** Looks at one environment for all that follow it. */
export class Channel {
  #tick = 0;
  #latest: Next | undefined;
  #waiting: Array<() => void> = [];
  /** How often what was read has been told since. */
  #told = 0;
  #isWoken = false;
  #rise = () => {};

  constructor(
    private readonly options: {
      read: () => Promise<Snapshot | undefined>;
      everyMs: number;
      /** One that nobody works on is read only every so many times. */
      idleLooks: number;
    },
  ) {}

  /** Looks again and again, until the signal aborts or it cannot be looked at. */
  async run(signal: AbortSignal): Promise<void> {
    const stop = () => this.#rise();
    signal.addEventListener('abort', stop, { once: true });
    try {
      while (!signal.aborted) {
        this.#latest = await this.#look();
        this.#ring();
        if (this.#latest.kind !== 'snapshot') {
          return;
        }
        await this.#pause(signal);
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Reads it at once, when something has become of it. */
  wake(): void {
    this.#isWoken = true;
    this.#rise();
  }

  /** Waits for a snapshot after the one of a tick. */
  async after(
    tick: number,
    signal: AbortSignal,
  ): Promise<{ tick: number; snapshot: Snapshot } | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const latest = this.#latest;
      switch (latest?.kind) {
        case 'gone':
          return undefined;
        case 'failed':
          throw latest.error;
        case 'snapshot':
          if (latest.tick > tick) {
            return latest;
          }
          break;
        default:
      }
      await this.#rung(signal);
    }
  }

  async #look(): Promise<Next> {
    try {
      const snapshot = this.#stillHolds() ?? (await this.#read());
      this.#tick += 1;
      return snapshot
        ? { kind: 'snapshot', tick: this.#tick, snapshot }
        : { kind: 'gone' };
    } catch (error) {
      // Told to everybody that follows, by `after`.
      return { kind: 'failed', error };
    }
  }

  /** What was read, with nothing known of what services have printed since. */
  #stillHolds(): Snapshot | undefined {
    const latest = this.#latest;
    const isEnough =
      latest?.kind === 'snapshot' &&
      latest.snapshot.isIdle &&
      !this.#isWoken &&
      this.#told < this.options.idleLooks;
    if (!isEnough) {
      return undefined;
    }
    this.#told += 1;
    return latest.snapshot.again();
  }

  #read(): Promise<Snapshot | undefined> {
    this.#told = 1;
    this.#isWoken = false;
    return this.options.read();
  }

  #pause(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, this.options.everyMs).unref();
      this.#rise = () => {
        clearTimeout(timer);
        resolve();
      };
      // Either may have come while it was read.
      if (this.#isWoken || signal.aborted) {
        this.#rise();
      }
    });
  }

  #ring(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(wake => wake());
  }

  #rung(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      this.#waiting.push(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
    });
  }
}
