import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { WorkerListener, WorkerProcess } from './WorkerProcess';

/** What replicas are started with. */
export interface ReplicasOptions {
  count: number;
  connection: string;
  directory: string;
  leaseMs: number;
  isFencingBroken: boolean;
}

/** Loading takes longer than dying. */
const STANDBYS = 3;

/**
 * As many workers as there are to be: one that ends is followed by another, which
 * has been loaded before.
 */
export class Replicas {
  readonly #working = new Set<WorkerProcess>();
  readonly #standbys = new Set<WorkerProcess>();
  #started = 0;
  #isClosed = false;

  constructor(
    private readonly options: ReplicasOptions,
    private readonly listener: WorkerListener,
  ) {
    mkdirSync(options.directory, { recursive: true });
    this.#fill();
  }

  get count(): number {
    return this.options.count;
  }

  /** Those that work, once all of them have been loaded. */
  async all(): Promise<WorkerProcess[]> {
    const workers = [...this.#working];
    await Promise.all(workers.map(({ ready }) => ready));
    return workers.filter(({ isOver }) => !isOver);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#working, ...this.#standbys];
    await Promise.all(all.map(worker => worker.close()));
  }

  #fill(): void {
    while (this.#standbys.size < STANDBYS) {
      this.#start();
    }
    while (this.#working.size < this.options.count) {
      const [next] = this.#standbys;
      this.#standbys.delete(next);
      this.#working.add(next);
      next.work();
      this.#start();
    }
  }

  #start(): void {
    const { connection, directory, leaseMs, isFencingBroken } = this.options;
    this.#started += 1;
    const worker = new WorkerProcess(
      {
        name: `worker-${this.#started}`,
        connection,
        outside: join(directory, 'outside'),
        logFile: join(directory, 'workers.log'),
        leaseMs,
        isFencingBroken,
      },
      this.listener,
    );
    this.#standbys.add(worker);
    worker.ended
      .then(() => {
        this.#working.delete(worker);
        this.#standbys.delete(worker);
        if (!this.#isClosed) {
          this.#fill();
        }
      })
      .catch(error => this.listener.crashed(`could not be started: ${error}`));
  }
}
