/** For how long it is kept how work went that nobody has asked for again. */
const KEPT_MS = 60_000;

/**
 * Work that may take longer than a call: whoever asks for it waits for a while,
 * and asks again later.
 *
 * @internal
 */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #now: () => number;
  #isClosed = false;

  /** @param options - `now` is in milliseconds since any time */
  constructor({ now = () => performance.now() }: { now?(): number } = {}) {
    this.#now = now;
  }

  /**
   * Begins the work unless it is under way, and waits for it. When the signal of
   * who waits is aborted, so is the work. How it went is kept for a while for who
   * asks again.
   *
   * @returns its result, or `running`
   * @throws what the work throws; asking again then begins it anew
   */
  async run<T>(
    key: string,
    work: (signal: AbortSignal) => Promise<T>,
    options: { waitMs: number; signal: AbortSignal },
  ): Promise<{ kind: 'running' } | { kind: 'done'; value: T }> {
    options.signal.throwIfAborted();
    if (this.#isClosed) {
      throw new Error('the driver is shutting down');
    }
    this.#forgetOld();
    const job = this.#jobs.get(key) ?? this.#begin(work);
    this.#jobs.set(key, job);
    const outcome = await waitFor(job, options);
    if (!outcome) {
      return { kind: 'running' };
    }
    this.#forget(key, job);
    if ('error' in outcome) {
      throw outcome.error;
    }
    return { kind: 'done', value: outcome.value as T };
  }

  /** Ends work that nobody wants any more, and forgets how it went. */
  async end(isMeant: (key: string) => boolean): Promise<void> {
    const meant = [...this.#jobs].filter(([key]) => isMeant(key));
    meant.forEach(([, { stop }]) =>
      stop.abort(new Error('this is not wanted any more')),
    );
    for (const [key, job] of meant) {
      await job.outcome;
      this.#forget(key, job);
    }
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const jobs = [...this.#jobs.values()];
    jobs.forEach(({ stop }) =>
      stop.abort(new Error('the driver is shutting down')),
    );
    await Promise.all(jobs.map(({ outcome }) => outcome));
    this.#jobs.clear();
  }

  #begin(work: (signal: AbortSignal) => Promise<unknown>): Job {
    const stop = new AbortController();
    const outcome = work(stop.signal).then<Outcome, Outcome>(
      value => ({ value }),
      error => ({ error }),
    );
    const job: Job = { stop, outcome };
    outcome.then(() => {
      job.settledAt = this.#now();
    });
    return job;
  }

  /** Another may have begun under the same key meanwhile. */
  #forget(key: string, job: Job): void {
    if (this.#jobs.get(key) === job) {
      this.#jobs.delete(key);
    }
  }

  /** Whoever asks so much later asks about something else. */
  #forgetOld(): void {
    const before = this.#now() - KEPT_MS;
    for (const [key, job] of this.#jobs) {
      if (job.settledAt !== undefined && job.settledAt < before) {
        this.#jobs.delete(key);
      }
    }
  }
}

type Outcome = { value: unknown } | { error: unknown };

interface Job {
  outcome: Promise<Outcome>;
  stop: AbortController;
  settledAt?: number;
}

async function waitFor(
  { outcome, stop }: Job,
  { waitMs, signal }: { waitMs: number; signal: AbortSignal },
): Promise<Outcome | undefined> {
  const abort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', abort);
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), waitMs);
  });
  try {
    return await Promise.race([outcome, timeout]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
