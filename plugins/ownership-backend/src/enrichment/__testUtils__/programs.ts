import { ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';

/** Finds a program by one of its names. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Whether it is there is the question.
    return false;
  }
}

/** A port that nobody listens on yet. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

/** Programs that run for as long as a test does. */
export class Programs {
  readonly #children: ChildProcess[] = [];
  #output = '';

  /** Starts one and waits until its address answers. */
  async start(command: string, args: string[], readyUrl: string) {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#children.push(child);
    const keep = (chunk: Buffer) => {
      this.#output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    await this.until(`${command} is ready`, async () => {
      if (child.exitCode !== null) {
        throw new Error(`${command} ended:\n${this.#output}`);
      }
      const response = await fetch(readyUrl).catch(() => undefined);
      return response?.ok;
    });
  }

  /** Waits for something to be true; says what the programs wrote if it is not. */
  async until<T>(
    what: string,
    find: () => T | undefined | Promise<T | undefined>,
  ): Promise<NonNullable<T>> {
    const deadline = Date.now() + 40_000;
    while (Date.now() < deadline) {
      const found = await find();
      if (found) {
        return found;
      }
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
    throw new Error(`It did not happen that ${what}:\n${this.#output}`);
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#children
        .filter(child => child.exitCode === null && child.signalCode === null)
        .map(
          child =>
            new Promise(resolve => {
              child.once('exit', resolve);
              child.kill('SIGKILL');
            }),
        ),
    );
  }
}
