/** Sleeping that can be ended early. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | undefined;

  /** Ends the sleep, or the next one if nobody sleeps. */
  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves after the time, or when it rings or the signal aborts. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      const onAbort = () => this.#wake?.();
      signal.addEventListener('abort', onAbort);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
    this.#rung = false;
  }
}
