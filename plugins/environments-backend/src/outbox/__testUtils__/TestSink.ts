import { once } from 'node:events';
import { createServer, IncomingHttpHeaders, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { JsonObject } from '@backstage/types';

/** What a sink got. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: JsonObject & { id: string; type: string; subject: string };
}

/** A real HTTP server that events are sent to. */
export class TestSink {
  readonly received: Received[] = [];
  /** Answers a request; with 202 unless a test says otherwise. */
  answer: (response: ServerResponse, received: Received) => void = response =>
    response.writeHead(202).end();

  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const received = {
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      };
      this.received.push(received);
      this.answer(response, received);
    });
  });

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/events`;
  }
}
