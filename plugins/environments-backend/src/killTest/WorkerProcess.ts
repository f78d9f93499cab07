import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  BoundaryFault,
  WorkerMessage,
  WorkerOptions,
  WorkerOrder,
} from './messages';

/** What is told of workers. */
export interface WorkerListener {
  seen(boundary: string): void;
  refused(): void;
  /** It has ended by itself. */
  crashed(how: string): void;
}

/** What a worker has come to. */
export type Reached = Extract<WorkerMessage, { kind: 'fault' }>;

const STOP_GRACE_MS = 5_000;

/** A replica: started, made to end, or stopped for a while. */
export class WorkerProcess {
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  #isOver = false;
  #onFault: (reached: Reached) => void = () => {};

  constructor(
    options: WorkerOptions & { logFile: string; isFencingBroken: boolean },
    private readonly listener: WorkerListener,
  ) {
    const { logFile, isFencingBroken, ...told } = options;
    const log = openSync(logFile, 'a');
    this.#child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        resolvePackagePath(
          '@groundwork/backstage-plugin-environments-backend',
          'src/killTest/worker.ts',
        ),
        JSON.stringify(told),
      ],
      {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: 'production',
          ...(isFencingBroken && { GROUNDWORK_KILL_TEST_BREAK_FENCING: '1' }),
        },
        stdio: ['ignore', log, log, 'ipc'],
      },
    );
    closeSync(log);
    let onReady = () => {};
    this.ready = new Promise(resolve => {
      onReady = resolve;
    });
    this.#child.on('message', (message: WorkerMessage) =>
      this.#take(message, onReady),
    );
    this.ended = this.#end(onReady);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Has it end or stop at a boundary.
   *
   * @returns where; undefined if it came to none in time
   */
  async faultAt(
    fault: BoundaryFault,
    withinMs: number,
  ): Promise<Reached | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const reached = await Promise.race([
      new Promise<Reached>(resolve => {
        this.#onFault = resolve;
        this.#send({ kind: 'fault', fault });
      }),
      this.ended.then(() => undefined),
      new Promise<undefined>(resolve => {
        timer = setTimeout(() => resolve(undefined), withinMs);
      }),
    ]);
    clearTimeout(timer);
    return reached;
  }

  /** Begins to work, which it does not by itself. */
  work(): void {
    this.#send({ kind: 'work' });
  }

  kill(): void {
    this.#isOver = true;
    this.#child.kill('SIGKILL');
  }

  /** For as long as it is not told to go on. */
  stop(): void {
    this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  /** Asks it to end, and insists after a while. */
  async close(): Promise<void> {
    this.#isOver = true;
    this.goOn();
    this.#child.kill('SIGTERM');
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), STOP_GRACE_MS);
    await this.ended;
    clearTimeout(insist);
  }

  #send(order: WorkerOrder): void {
    // It may just have ended, which is told by `ended`.
    this.#child.send(order, () => {});
  }

  #take(message: WorkerMessage, onReady: () => void): void {
    switch (message.kind) {
      case 'ready':
        return onReady();
      case 'seen':
        return this.listener.seen(message.boundary);
      case 'refused':
        return this.listener.refused();
      default:
        return this.#onFault(message);
    }
  }

  async #end(onReady: () => void): Promise<void> {
    const [code, signal] = await once(this.#child, 'exit');
    if (!this.#isOver && signal !== 'SIGKILL') {
      this.listener.crashed(signal ?? `exit code ${code}`);
    }
    this.#isOver = true;
    onReady();
  }
}
