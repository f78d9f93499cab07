const SUCCEEDED = 'operation is succeeded';
const FAILED = 'operation is failed';

interface Waiting {
  count: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * Tells when operations have ended, as the engine commits it: asking the database
 * again and again would be part of what is measured.
 */
export class Milestones {
  /** When each operation has succeeded, on the clock. */
  readonly succeededAt: number[] = [];
  #waiting?: Waiting;
  #failed = 0;

  constructor(private readonly now: () => number) {}

  /** For the engine: called before and after each of its writes. */
  readonly onBoundary = (boundary: string, when: 'before' | 'after'): void => {
    if (when === 'before') {
      return;
    }
    if (boundary === SUCCEEDED) {
      this.succeededAt.push(this.now());
    } else if (boundary === FAILED) {
      this.#failed += 1;
    }
    this.#tell();
  };

  /**
   * Waits until so many operations have succeeded in all.
   *
   * @throws Error if one fails
   */
  async until(count: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#waiting = { count, resolve, reject };
      this.#tell();
    });
  }

  #tell(): void {
    if (!this.#waiting) {
      return;
    }
    const { count, resolve, reject } = this.#waiting;
    if (this.#failed > 0) {
      this.#waiting = undefined;
      reject(new Error(`${this.#failed} operations have failed`));
    } else if (this.succeededAt.length >= count) {
      this.#waiting = undefined;
      resolve();
    }
  }
}
