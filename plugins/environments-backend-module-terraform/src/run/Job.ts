import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '@groundwork/backstage-plugin-environments-node';
import { isThere, readIfThere, writeWhole } from '../Layout';
import { isAlive, ProcessIdentity } from './processes';
import { supervisor } from './supervisor';

/** Commands to be run one after the other, while each ends as it should. */
export interface JobDefinition {
  binary: string;
  cwd: string;
  commands: Array<{ args: string[]; ok: number[] }>;
}

/** How far a job is. */
export type JobStatus =
  | { kind: 'running' }
  | { kind: 'ended'; codes: number[] }
  /** It will not end any more: it was killed, or has never begun. */
  | { kind: 'lost'; begun: boolean };

const startedFile = 'started.json';
const askAgainAfterMs = 50;

/**
 * Commands that run in a process of their own, and go on when this one ends.
 *
 * All that is known of them is in files of the job's directory, so that any process
 * on the machine can find out how they do.
 */
export class Job {
  constructor(readonly directory: string) {}

  /** Starts the commands; returns once it is certain whether they have begun. */
  async start(
    definition: JobDefinition,
    env: Record<string, string>,
  ): Promise<void> {
    if (!(await this.#make())) {
      throw new UnavailableError(
        `'${dirname(this.directory)}' has been removed meanwhile`,
      );
    }
    await writeWhole(this.#file('job.json'), JSON.stringify(definition));
    const child = spawn(process.execPath, ['-e', supervisor, this.directory], {
      cwd: this.directory,
      // A session of its own: what is sent to the backend's group does not reach it.
      detached: true,
      env,
      stdio: 'ignore',
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
    child.unref();
    const done = new AbortController();
    try {
      await Promise.race([ended, this.#started(done.signal)]);
    } finally {
      done.abort();
    }
  }

  /**
   * How far the job is. One that has not begun, begins no more: the process that
   * was to start it is gone.
   */
  async status(): Promise<JobStatus> {
    const started = await this.#process();
    if (started === undefined) {
      return (await this.#keepFromStarting())
        ? { kind: 'lost', begun: false }
        : this.status();
    }
    if (!('pid' in started)) {
      return { kind: 'lost', begun: false };
    }
    const alive = await this.#livingProcess();
    // Asked after: what ends in between has written how.
    const ended = await this.#read<{ codes: number[] }>('ended.json');
    if (ended) {
      return { kind: 'ended', codes: ended.codes };
    }
    return alive ? { kind: 'running' } : { kind: 'lost', begun: true };
  }

  /** Whether a process is at work; asking changes nothing. */
  async isRunning(): Promise<boolean> {
    return (await this.#livingProcess()) !== undefined;
  }

  /** Waits for the end, for a bounded time. */
  async wait(forMs: number, signal: AbortSignal): Promise<JobStatus> {
    const until = performance.now() + forMs;
    for (;;) {
      signal.throwIfAborted();
      const status = await this.status();
      if (status.kind !== 'running' || performance.now() >= until) {
        return status;
      }
      await sleep(askAgainAfterMs, undefined, { signal });
    }
  }

  /**
   * Asks Terraform to end in good order: it finishes what it is at and writes its
   * state. Asking twice would make it drop everything, so that is not done.
   */
  async interrupt(): Promise<void> {
    const process = await this.#livingProcess();
    const asked = this.#file('interrupted');
    if (process && !(await isThere(asked))) {
      await writeFile(asked, '', { mode: 0o600 });
      askToEnd(process.pid);
    }
  }

  /** What a command has printed from a position on. */
  async output(index: number, from = 0): Promise<Buffer> {
    return readFrom(this.#file(`${index}.out`), from);
  }

  /** What a command has printed as errors. */
  async errors(index: number): Promise<string> {
    return (await readIfThere(this.#file(`${index}.err`))) ?? '';
  }

  async #started(until: AbortSignal): Promise<void> {
    while (!until.aborted && !(await isThere(this.#file(startedFile)))) {
      await sleep(askAgainAfterMs / 5);
    }
  }

  async #process(): Promise<ProcessIdentity | { kept: true } | undefined> {
    return this.#read(startedFile);
  }

  /** The process that runs the job, or, if that was killed, its command. */
  async #livingProcess(): Promise<ProcessIdentity | undefined> {
    const names = [startedFile];
    const job = await this.#read<JobDefinition>('job.json');
    names.push(...(job?.commands ?? []).map((_, i) => `command-${i}.json`));
    for (const name of names) {
      const process = await this.#read<ProcessIdentity>(name);
      if (process?.pid !== undefined && (await isAlive(process))) {
        return process;
      }
    }
    return undefined;
  }

  /** @returns false if it has begun meanwhile */
  async #keepFromStarting(): Promise<boolean> {
    if (!(await this.#make())) {
      // All that it could begin in has been removed.
      return true;
    }
    const temporary = this.#file(`kept.${randomUUID()}`);
    await writeFile(temporary, JSON.stringify({ kept: true }), { mode: 0o600 });
    try {
      await link(temporary, this.#file(startedFile));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        return false;
      }
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /**
   * Makes the job's directory, and its run's; not what these are in, which whoever
   * destroys the resource may have removed.
   *
   * @returns false if that is not there
   */
  async #make(): Promise<boolean> {
    const run = dirname(this.directory);
    return (await makeOne(run)) && makeOne(this.directory);
  }

  async #read<T>(name: string): Promise<T | undefined> {
    const text = await readIfThere(this.#file(name));
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  #file(name: string): string {
    return join(this.directory, name);
  }
}

/** @returns false if there is nothing to make it in */
async function makeOne(directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && code !== 'ENOENT') {
      throw error;
    }
    return code === 'EEXIST';
  }
}

function askToEnd(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    // It has ended by itself meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function readFrom(file: string, from: number): Promise<Buffer> {
  if (!(await isThere(file))) {
    return Buffer.alloc(0);
  }
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
