import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { IngestBackendOptions, STARTED } from './ingestBackend';

/** What senders show. */
export const TOKEN = 'the-token-of-a-build-server';

/** A backend in a process of its own, which can be killed and started again. */
export class KillableBackend {
  #child: ChildProcess | undefined;
  readonly #config: JsonObject;

  private constructor(readonly url: string, config: JsonObject) {
    this.#config = config;
  }

  /** @param database - as in `backend.database` of the configuration */
  static async create(database: JsonObject): Promise<KillableBackend> {
    const port = await findFreePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    return new KillableBackend(`${baseUrl}/api/delivery`, {
      app: { baseUrl },
      backend: {
        baseUrl,
        listen: { host: '127.0.0.1', port },
        database,
      },
      delivery: { ingest: { cdevents: { tokens: [TOKEN] } } },
    });
  }

  /** Until it takes requests. */
  async start(): Promise<void> {
    const options: IngestBackendOptions = { config: this.#config };
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'ingestBackend.ts'),
        JSON.stringify(options),
      ],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', code => {
        reject(new Error(`The backend has ended with ${code} as it started`));
      });
      // What compiles TypeScript sends messages of its own
      child.on('message', message => {
        if (message === STARTED) {
          resolve();
        }
      });
    });
  }

  /** With SIGKILL: nothing of it runs any more, not even to say so. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child && child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
