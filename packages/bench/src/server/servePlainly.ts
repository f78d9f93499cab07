import { createServer, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { PlainServerSettings } from './plain';
import { READINESS_PATH } from './server';

/** A request to a plain server, its body read. */
export interface PlainRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers with a body of JSON, or with undefined for "not found". */
export type PlainHandler = (
  request: PlainRequest,
) => Promise<string | undefined> | string | undefined;

/** Reads what the process was started with. */
export function readPlainSettings<T>(): PlainServerSettings<T> {
  return JSON.parse(process.argv[2]) as PlainServerSettings<T>;
}

/**
 * Serves a handler with nothing but `node:http`: the token is compared, and
 * that is all the ceremony there is.
 */
export function servePlainly(
  { port, token }: { port: number; token: string },
  handle: PlainHandler,
): void {
  const authorization = `Bearer ${token}`;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    if (url.pathname === READINESS_PATH) {
      response.end('{}');
      return;
    }
    if (request.headers.authorization !== authorization) {
      response.writeHead(401).end();
      return;
    }
    try {
      const method = request.method ?? 'GET';
      const answer = await handle({
        method,
        url,
        headers: request.headers,
        body: await read(request),
      });
      response.writeHead(answer === undefined ? 404 : 200, {
        'content-type': 'application/json',
      });
      response.end(answer);
    } catch (error) {
      process.stderr.write(`${error}\n`);
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(port, '127.0.0.1');
  process.once('SIGTERM', () => process.exit(0));
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    body += chunk;
  }
  return body;
}
