import { Agent, IncomingMessage, request } from 'node:http';

/** One request, relative to the client's server. */
export interface HttpRequest {
  method?: 'GET' | 'POST';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, with {@link HttpRequest.headers} that say what it is. */
  payload?: Buffer;
  /** Beside those that every request has. */
  headers?: Readonly<Record<string, string>>;
}

/** Sends requests to one server over connections that stay open. */
export interface HttpClient {
  /** Resolves once the whole body is here; rejects unless it is a success. */
  send(options: HttpRequest): Promise<Buffer>;
  sendJson<T>(options: HttpRequest): Promise<T>;
  close(): void;
}

/**
 * Makes a client that costs as little as it can, since it runs on the same
 * cores as the server that it measures.
 */
export function createHttpClient(options: {
  url: string;
  token: string;
  connections: number;
}): HttpClient {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: options.connections,
  });
  const { hostname, port } = new URL(options.url);

  const send = async ({
    method = 'GET',
    path,
    body,
    headers,
    payload = body === undefined
      ? undefined
      : Buffer.from(JSON.stringify(body)),
  }: HttpRequest) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          hostname,
          port,
          method,
          path,
          headers: {
            authorization: `Bearer ${options.token}`,
            ...(payload !== undefined && {
              'content-type': 'application/json',
              'content-length': payload.length,
            }),
            ...headers,
          },
        },
        resolve,
      );
      outgoing.once('error', reject);
      outgoing.end(payload);
    });
    const answer = await readBody(response);
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) {
      throw new Error(
        `${method} ${path} answered ${status}: ${answer.toString(
          'utf8',
          0,
          500,
        )}`,
      );
    }
    return answer;
  };

  return {
    send,
    async sendJson<T>(what: HttpRequest) {
      return JSON.parse((await send(what)).toString('utf8')) as T;
    },
    close: () => agent.destroy(),
  };
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
